public import PipelineModel

/// A disclosed amount that neither one payment of the sponsor nor several in a row together come to within `percent`.
public struct AmountsDisagree: FlagRule {
    public static let name = "amounts-disagree"
    public static let severity = Flag.Severity.medium
    public static let parameters = [FlagParameter("percent", .percent, "2"), FlagParameter("days", .count, "60")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        var matcher = DisclosureMatcher(context, within: settings.count("days"))
        let flags = context.findings.disclosures.compactMap { disclosure -> Flag? in
            guard let amount = disclosure.amount, !disclosure.currency.isEmpty else { return nil }
            let currency = context.text(disclosure.currency)
            let payments = matcher.payments(of: disclosure).map { context.findings.payments[$0] }
                .sorted { $0.day < $1.day }
            let units = payments.compactMap { context.units($0, in: currency) }
            guard let said = context.units(amount, currency, in: currency, on: disclosure.day), !units.isEmpty,
                units.count == payments.count, !agrees(said, units, settings)
            else { return nil }
            let sum = units.reduce(0, +)
            let (id, name) = context.subject(disclosure.handle)
            return flag(
                settings, subjectID: id, subject: name, amount: context.plainUnits(sum - said, currency), currency: currency,
                detail:
                    "\(context.plainUnits(said, currency)) \(currency) disclosed, \(context.plainUnits(sum, currency)) \(currency) traced in "
                    + "\(units.count) payment(s); the amount is the difference",
                evidence: context.evidence(of: disclosure) + payments.map(\.id).sorted())
        }
        return FlagList(flags)
    }

    /// Whether payments that follow one another, the first fifty at most, come to what was said.
    private func agrees(_ said: Int128, _ units: [Int128], _ settings: FlagValues) -> Bool {
        let units = units.prefix(50)
        for start in units.indices {
            var sum: Int128 = 0
            for value in units[start...] {
                sum += value
                if abs(sum - said) * 100 <= abs(said) * Int128(settings.count("percent")) { return true }
            }
        }
        return false
    }
}
