internal import PipelineModel

/// Counts the payments whose money went from one party to another, whatever ways it took before and after.
struct HopPayments {
    private var counts: [(currency: Currency, payments: Int)] = []
    private var latest = -1

    subscript(currency: Currency) -> Int { counts.first { $0.currency == currency }?.payments ?? 0 }

    /// Counts `payment`, which has one currency, unless it is the one that was counted last.
    mutating func count(_ payment: Int, _ currency: Currency) {
        guard payment != latest else { return }
        latest = payment
        if let index = counts.firstIndex(where: { $0.currency == currency }) {
            counts[index].payments += 1
        } else {
            counts.append((currency, 1))
        }
    }
}
