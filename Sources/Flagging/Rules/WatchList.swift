public import PipelineModel

/// A party of the campaigns' money, or an advertiser, whose name or alias stands on a list that the user gave. Names are the same words,
/// folded, in any order; a namesake has the same name, so this is never more than probable.
public struct WatchList: FlagRule {
    public static let name = "watch-list"
    public static let severity = Flag.Severity.high
    public static let parameters: [FlagParameter] = []

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        var entries: [[String]: [Int]] = [:]
        for (index, entry) in context.watchlist.enumerated() {
            for key in Set(([entry.name] + entry.aliases).map(Self.key)) where !key.isEmpty { entries[key, default: []].append(index) }
        }
        guard !entries.isEmpty else { return [] }
        var flags: [Flag] = []
        var told: Set<[String]> = []
        for party in context.sorted(context.concerned) {
            let names = Set([context.party(party).name] + context.party(party).names.map { context.text($0) })
            told.formUnion(names.map(Self.key))
            let hits = Set(names.flatMap { entries[Self.key($0)] ?? [] })
            for hit in hits { flags.append(flag(context.watchlist[hit], context.party(party).id, context.party(party).name, settings)) }
        }
        let advertisers = Set(context.adSpend.flatMap { [context.text($0.advertiser), context.text($0.payer)] })
        // An advertiser that is a party of the money was told as that.
        for name in advertisers where !told.contains(Self.key(name)) {
            for hit in Set(entries[Self.key(name)] ?? []) { flags.append(flag(context.watchlist[hit], name, name, settings)) }
        }
        return flags
    }

    private func flag(_ entry: WatchlistEntry, _ id: String, _ name: String, _ settings: FlagValues) -> Flag {
        let topics = entry.topics.isEmpty ? "" : " (" + entry.topics.joined(separator: ", ") + ")"
        let list = entry.source.isEmpty ? "a list given" : entry.source
        return flag(
            settings, subjectID: id, subject: name,
            detail: "the name is probably that of \(entry.name)\(topics) on \(list); only names were compared", evidence: [entry.id])
    }

    static func key(_ name: String) -> [String] { Folding.words(name).sorted() }
}
