public import PipelineModel

/// A campaign that declared less than was traced to creators, in the first reporting currency. A declared 0 is told from nothing declared,
/// which is raised only where declarations are among the sources.
public struct DeclaredLess: FlagRule {
    public static let name = "declared-less"
    public static let severity = Flag.Severity.high
    public static let parameters = [FlagParameter("percent", .percent, "1")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let first = context.findings.configuration.reporting.currencies.first
        let hasSource = context.findings.configuration.sources.contains { $0.kind == .declaration }
        return context.aggregates.campaigns.compactMap { total in
            guard total.currency.code == first, total.amounts.total > 0 else { return nil }
            let campaign = context.campaigns[total.campaign]
            let declarations = context.findings.declarations.filter {
                context.text($0.campaign) == campaign.id || context.text($0.campaign) == campaign.name
            }
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
    }
}
