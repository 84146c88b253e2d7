internal import PipelineModel

/// The creator whom a payment most likely reached.
struct ChosenCreator {
    /// The creator's number; -1 where the payment is upstream.
    let number: Int32
    let probability: Double
    /// Another creator fits too, and nothing that binds tells them apart.
    let isNamesake: Bool
    /// The runner-up is not far behind.
    let isUnresolved: Bool
    /// That the money reached this or another of the creators who fit.
    let together: Double

    /// Nil where the case has no options.
    init?(_ item: Case, _ options: [WeighedOption], _ decisions: DecisionBook) {
        var totals: [(number: Int32, probability: Double)] = []
        for weighed in options {
            if let known = totals.firstIndex(where: { $0.number == weighed.option.creator }) {
                totals[known].probability += weighed.probability
            } else {
                totals.append((weighed.option.creator, weighed.probability))
            }
        }
        if totals.count > 1 { totals.sort { ($1.probability, $0.number) < ($0.probability, $1.number) } }
        guard let best = totals.first else { return nil }
        let second = totals.dropFirst().first?.probability ?? 0
        let isBound =
            item.isUpstream || decisions.onPayments[Int(item.payment)]?.contains { $0.accept } == true || Self.isBound(best.number, options)
        number = best.number
        probability = item.isUpstream ? 1 : LinkAssembly.shown(best.probability)
        isNamesake = totals.count > 1 && !isBound
        isUnresolved = totals.count > 1 && second * 3 > best.probability
        together = isBound ? 1 : totals.reduce(0) { $0 + $1.probability }
    }

    /// Whether a reference or a disclosure ties the payment to this creator.
    private static func isBound(_ creator: Int32, _ options: [WeighedOption]) -> Bool {
        options.contains { $0.option.creator == creator && $0.option.isNamed && $0.option.fixed > 6 }
            && options.contains { $0.option.creator == creator && $0.option.campaign < 0 && $0.option.weight > surePrior }
    }

    /// A tenth of a bit from certain.
    private static let surePrior: Float = 0.933
}
