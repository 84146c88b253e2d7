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
    static func find(_ item: Case, _ weigher: Weigher) -> ChosenCreator? {
        guard let first = item.options.first else { return nil }
        if item.hasOneCreator || item.isUpstream {
            let number = weigher.options[first].creator
            var all = weigher.probabilities[first]
            for index in item.options.dropFirst() { all += weigher.probabilities[index] }
            return ChosenCreator(
                number: number, probability: item.isUpstream ? 1 : LinkAssembly.shown(all), isNamesake: false, isUnresolved: false,
                together: isBound(item, number, weigher) ? 1 : all)
        }
        let totals = totals(item, weigher)
        let best = totals[0]
        let isBound = isBound(item, best.number, weigher)
        return ChosenCreator(
            number: best.number, probability: LinkAssembly.shown(best.probability), isNamesake: totals.count > 1 && !isBound,
            isUnresolved: totals.count > 1 && totals[1].probability * 3 > best.probability,
            together: isBound ? 1 : totals.reduce(0) { $0 + $1.probability })
    }

    /// The creators and how likely the payment reached each, the likeliest first.
    private static func totals(_ item: Case, _ weigher: Weigher) -> [(number: Int32, probability: Double)] {
        var totals: [(number: Int32, probability: Double)] = []
        for index in item.options {
            let (creator, probability) = (weigher.options[index].creator, weigher.probabilities[index])
            if let known = totals.firstIndex(where: { $0.number == creator }) {
                totals[known].probability += probability
            } else {
                totals.append((creator, probability))
            }
        }
        return totals.sorted { ($1.probability, $0.number) < ($0.probability, $1.number) }
    }

    /// Whether a reference or a disclosure ties the payment to this creator. A reviewer who accepts the payment says what it was for, not whose of two
    /// names it went to.
    private static func isBound(_ item: Case, _ creator: Int32, _ weigher: Weigher) -> Bool {
        if item.isUpstream { return true }
        let options = weigher.options
        return item.options.contains { options[$0].creator == creator && options[$0].traits.isSuperset(of: [.named, .strong]) }
            && item.options.contains { options[$0].creator == creator && options[$0].campaign < 0 && options[$0].weight > surePrior }
    }

    /// A tenth of a bit from certain.
    private static let surePrior: Float = 0.933
}
