public import PipelineModel

/// Several creators who were recruited through one channel: they may belong to one campaign.
public struct CommonChannel: FlagRule {
    public static let name = "common-channel"
    public static let severity = Flag.Severity.low
    public static let parameters = [FlagParameter("creators", .count, "3")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let channels = Dictionary(grouping: context.findings.accounts.filter { !$0.recruitedVia.isEmpty }) {
            context.text($0.recruitedVia).lowercased()
        }
        return channels.compactMap { channel, rows in
            let people = Set(rows.map { context.person($0) })
            guard people.count >= max(2, settings.count("creators")) else { return nil }
            let handles = Set(rows.map { context.text($0.handle) }).sorted()
            return flag(
                settings, subjectID: channel, subject: channel,
                detail: "\(people.count) creators are listed as recruited through it: " + handles.joined(separator: ", "),
                evidence: rows.map { context.place($0.place) }.sorted())
        }
    }
}
