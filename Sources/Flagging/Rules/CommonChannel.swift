public import PipelineModel

/// Several creators who were recruited through one channel: they may belong to one campaign. A channel is compared by its address without
/// scheme and `www`, or by its name; words that name none (`none`) are left out.
public struct CommonChannel: FlagRule {
    public static let name = "common-channel"
    public static let severity = Flag.Severity.low
    public static let parameters = [
        FlagParameter("creators", .count, "3"),
        FlagParameter("none", .words, "none no nu n/a na - ? unknown necunoscut organic direct self"),
    ]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let none = Set(settings.words("none").map { Folding.fold($0) })
        let people = People(
            context.findings, of: Set(context.findings.accounts.lazy.filter { !$0.recruitedVia.isEmpty }.map(\.handle)))
        let channels = Dictionary(grouping: context.findings.accounts.filter { !$0.recruitedVia.isEmpty }) {
            Self.key(context.text($0.recruitedVia))
        }
        let flags = channels.compactMap { channel, rows -> Flag? in
            let recruited = Set(rows.map { people[$0.handle] })
            guard recruited.count >= max(2, settings.count("creators")), !channel.isEmpty, !none.contains(channel) else { return nil }
            let handles = Set(rows.map { context.text($0.handle) }).sorted()
            let shown = rows.map { context.text($0.recruitedVia) }.min() ?? channel
            return flag(
                settings, subjectID: shown.lowercased(), subject: shown.lowercased(), campaign: campaign(of: rows, context),
                detail: "\(recruited.count) creators are listed as recruited through it: " + handles.joined(separator: ", "),
                evidence: rows.map { context.place($0.place) }.sorted())
        }
        return FlagList(flags)
    }

    /// The campaign that paid them, where it is one.
    private func campaign(of rows: [CreatorAccount], _ context: FlagContext) -> String {
        let creators = Set(rows.compactMap { context.findings.parties.owners[$0.handle] })
        return context.campaign(of: creators.flatMap { context.links(to: $0) }.map { context.findings.links[Int($0)].payment })
    }

    /// `https://www.t.me/Pagina/?x` as `t.me/pagina`, `@pagina` as `pagina`.
    static func key(_ text: String) -> String {
        var key = Folding.fold(text).trimmingPrefix { $0 == " " || $0 == "@" || $0 == "#" }
        for prefix in ["https://", "http://", "www.", "telegram.me/", "t.me/s/"] where key.hasPrefix(prefix) {
            key = key.dropFirst(prefix.count)
            if prefix.hasSuffix("/s/") || prefix == "telegram.me/" { key = Substring("t.me/" + key) }
        }
        return String(key.prefix { $0 != "?" }.trimmingSuffix { $0 == " " || $0 == "/" })
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, isCut(self[index(before: end)]) { end = index(before: end) }
        return self[startIndex..<end]
    }
}
