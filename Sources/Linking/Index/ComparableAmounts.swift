internal import PipelineModel

/// Amounts in hundredths of a euro at the day's reference rate, for comparing and weighing only: they are never published or added up into
/// totals. Where there is no rate, the amount counts as it stands.
struct ComparableAmounts {
    let rates: RateTable
    private var codes: [TextID: String] = [:]

    init(_ payments: [Payment], rates: RateTable, texts: TextTable) {
        self.rates = rates
        var last = TextID.empty
        for payment in payments where payment.currency != last {
            last = payment.currency
            if codes[last] == nil { codes[last] = texts[last] }
        }
    }

    func cents(_ payment: Payment) -> Int64 {
        if let code = codes[payment.currency], let euros = rates.euroCents(payment.amount, code, on: payment.day) { return bounded(euros) }
        return bounded(payment.amount.rounded(to: 2)?.mantissa ?? payment.amount.mantissa)
    }

    /// Far below where sums would overflow.
    private func bounded(_ cents: Int64) -> Int64 { Int64(min(cents.magnitude, 1_000_000_000_000)) }
}
