public import PipelineModel

/// A party of the ledgers, a creator or an advertiser whose name or alias stands on a list that the user gave. Names are the same words,
/// folded, in any order, without legal forms; a namesake has the same name, so this is never more than probable. Of less weight where the
/// campaigns' money does not concern the party.
public struct WatchList: FlagRule {
    public static let name = "watch-list"
    public static let severity = Flag.Severity.high
    public static let parameters: [FlagParameter] = []

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        var keys = NameKeys()
        var entries: [String: [Int]] = [:]
        for (index, entry) in context.watchlist.enumerated() {
            for key in Set(([entry.name] + entry.aliases).map { keys.key($0) }) where !key.isEmpty {
                entries[key, default: []].append(index)
            }
        }
        guard !entries.isEmpty else { return FlagList() }
        var flags = FlagList()
        var told: Set<String> = []
        for party in context.parties {
            let names = Set(([context.party(party).name] + context.party(party).names.map { context.text($0) }).map { keys.key($0) })
            told.formUnion(names)
            for hit in Set(names.flatMap { entries[$0] ?? [] }) {
                let severity: Flag.Severity = context.isConcerned(party) ? Self.severity : .medium
                flags.append(flag(context.watchlist[hit], context.party(party).id, context.party(party).name, severity, context, settings))
            }
        }
        let advertisers = Set(context.adSpend.flatMap { [context.text($0.advertiser), context.text($0.payer)] })
        // An advertiser that is a party of the money was told as that.
        for name in advertisers where !told.contains(keys.key(name)) {
            for hit in Set(entries[keys.key(name)] ?? []) {
                flags.append(flag(context.watchlist[hit], name, name, Self.severity, context, settings))
            }
        }
        return flags
    }

    private func flag(
        _ entry: WatchlistEntry, _ id: String, _ name: String, _ severity: Flag.Severity, _ context: FlagContext, _ settings: FlagValues
    ) -> Flag {
        let topics = entry.topics.isEmpty ? "" : " (" + entry.topics.joined(separator: ", ") + ")"
        let list = entry.source.isEmpty ? "a list given" : entry.source
        return flag(
            settings, subjectID: id, subject: name,
            detail: "the name is probably that of \(entry.name)\(topics) on \(list); only names were compared",
            evidence: [entry.id, context.place(entry.place)], severity: severity)
    }
}
