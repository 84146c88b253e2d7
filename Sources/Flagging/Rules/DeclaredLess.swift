public import PipelineModel

/// A campaign that declared less than was traced to creators, in the first reporting currency. A declared 0 is told from nothing declared,
/// which is raised only where declarations are among the sources.
public struct DeclaredLess: FlagRule {
    public static let name = "declared-less"
    public static let severity = Flag.Severity.high
    public static let parameters = [FlagParameter("percent", .percent, "1")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let first = context.findings.configuration.reporting.currencies.first
        let hasSource = context.findings.configuration.sources.contains { $0.kind == .declaration }
        let whole: [Flag] = context.aggregates.campaigns.compactMap { total in
            guard total.currency.code == first, total.amounts.total > 0 else { return nil }
            let campaign = context.campaigns[total.campaign]
            let declarations = context.findings.declarations.filter { context.findings.isDeclared($0, for: campaign) }
            let traced = total.amounts.total
            let code = total.currency.code
            let detail: String
            if let declared = total.declared {
                guard (traced - declared) * 100 > traced * Int128(settings.count("percent")) else { return nil }
                let what = declared == 0 ? "0 was declared" : "\(context.plainUnits(declared, code)) \(code) was declared"
                detail = "\(what), \(context.plainUnits(traced, code)) \(code) was traced to creators; the amount is the gap"
            } else {
                guard hasSource, declarations.isEmpty else { return nil }
                detail = "nothing was declared in the records given, \(context.plainUnits(traced, code)) \(code) was traced to creators"
            }
            let contributions = context.aggregates.contributions.filter {
                $0.campaign == total.campaign && $0.currency == 0 && $0.grade >= .probable
            }
            return flag(
                settings, subjectID: campaign.id, subject: campaign.beneficiary.isEmpty ? campaign.name : campaign.beneficiary,
                campaign: campaign.id, amount: context.plainUnits(traced - (total.declared ?? 0), code), currency: code, detail: detail,
                evidence: declarations.map { context.place($0.place) }.sorted()
                    + contributions.map { context.findings.payments[$0.payment].id }.sorted(),
                severity: total.declared == nil ? .medium : Self.severity)
        }
        return FlagList(whole + periods(context, settings))
    }

    /// Where a campaign's declarations name several periods: each period for which less was declared, by all declarants together, than was
    /// traced on its days. A surplus of one period does not make up for another's gap.
    private func periods(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        struct Period: Hashable {
            var campaign: Int
            var from: Day?
            var to: Day?
            var currency: String
        }
        let rows = DeclarationComparison.all(context.findings, context.aggregates).filter { $0.declared != nil && $0.traced != nil }
        let groups = Dictionary(grouping: rows) { Period(campaign: $0.campaign ?? -1, from: $0.from, to: $0.to, currency: $0.currency) }
        return groups.compactMap { period, rows in
            guard context.campaigns.indices.contains(period.campaign), let first = rows.first, let traced = first.traced,
                groups.keys.contains(where: { $0.campaign == period.campaign && ($0.from != period.from || $0.to != period.to) })
            else { return nil }
            let declared = rows.reduce(Int128(0)) { $0 + Int128($1.declared?.rounded(to: $1.minorUnits)?.mantissa ?? 0) }
            guard (traced - declared) * 100 > traced * Int128(settings.count("percent")) else { return nil }
            let campaign = context.campaigns[period.campaign]
            let code = period.currency
            let declarants = Set(rows.map { context.text($0.declarant) }).subtracting([""]).sorted().joined(separator: ", ")
            let days = "from \(period.from?.iso ?? "the beginning") to \(period.to?.iso ?? "the end")"
            return flag(
                settings, subjectID: campaign.id, subject: declarants.isEmpty ? campaign.name : declarants, campaign: campaign.id,
                amount: context.plainUnits(traced - declared, code), currency: code,
                detail:
                    "\(days) \(context.plainUnits(declared, code)) \(code) was declared, \(context.plainUnits(traced, code)) \(code) was traced to creators; the amount is the gap",
                evidence: rows.flatMap(\.places).map { context.place($0) }.sorted()
                    + first.payments.map { context.findings.payments[$0].id }.sorted(),
                severity: Self.severity)
        }
    }
}
