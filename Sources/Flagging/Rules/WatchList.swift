public import PipelineModel

/// A party of the ledgers, a creator or an advertiser whose name or alias stands on a list that the user gave. Names of parties are compared as
/// resolution compares them; those of advertisers that are no party are the same words, folded, in any order, without legal forms. A namesake has
/// the same name, so this is never more than probable. Of less weight where the campaigns' money does not concern the party.
public struct WatchList: FlagRule {
    public static let name = "watch-list"
    public static let severity = Flag.Severity.high
    public static let parameters: [FlagParameter] = []

    public init() {}

    /// An entry and a party that one of its names fits.
    private struct Hit {
        var fit: NameBearer.Fit
        var name: String
    }

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        var flags = FlagList()
        for (index, entry) in context.watchlist.enumerated() {
            for (id, hit) in hits(of: entry, context) {
                let (party, severity) = (context.party(id), context.isConcerned(id) ? Self.severity : .medium)
                flags.append(flag(context.watchlist[index], hit, party.id, party.name, severity, context, settings))
            }
        }
        tellAdvertisers(context, settings, &flags)
        return flags
    }

    /// Per party the name of the entry that fits it best. Parties that it fits about as well as others are told of too: this is a question, no
    /// match.
    private func hits(of entry: WatchlistEntry, _ context: FlagContext) -> [PartyID: Hit] {
        var hits: [PartyID: Hit] = [:]
        for name in [entry.name] + entry.aliases {
            for bearer in context.findings.parties.named[name] where bearer.fit != .other {
                if let known = hits[bearer.party], known.fit >= bearer.fit { continue }
                hits[bearer.party] = Hit(fit: bearer.fit, name: name)
            }
        }
        return hits
    }

    private func tellAdvertisers(_ context: FlagContext, _ settings: FlagValues, _ flags: inout FlagList) {
        let advertisers = Set(context.adSpend.flatMap { [context.text($0.advertiser), context.text($0.payer)] })
        guard !advertisers.isEmpty, !context.watchlist.isEmpty else { return }
        var keys = NameKeys()
        var entries: [String: [Int]] = [:]
        for (index, entry) in context.watchlist.enumerated() {
            for key in Set(([entry.name] + entry.aliases).map { keys.key($0) }) where !key.isEmpty {
                entries[key, default: []].append(index)
            }
        }
        // An advertiser that is a party of the money was told as that.
        var told: Set<String> = []
        for party in context.parties {
            told.formUnion(([context.party(party).name] + context.party(party).names.map { context.text($0) }).map { keys.key($0) })
        }
        for name in advertisers where !told.contains(keys.key(name)) {
            for hit in Set(entries[keys.key(name)] ?? []) {
                let same = Hit(fit: .same, name: context.watchlist[hit].name)
                flags.append(flag(context.watchlist[hit], same, name, name, Self.severity, context, settings))
            }
        }
    }

    private func flag(
        _ entry: WatchlistEntry, _ hit: Hit, _ id: String, _ name: String, _ severity: Flag.Severity, _ context: FlagContext,
        _ settings: FlagValues
    ) -> Flag {
        let topics = entry.topics.isEmpty ? "" : " (" + entry.topics.joined(separator: ", ") + ")"
        let list = entry.source.isEmpty ? "a list given" : entry.source
        let alias = hit.fit == .same || hit.name == entry.name ? "" : ", by the alias “\(hit.name)”"
        let detail =
            hit.fit == .namesake
            ? "the name may be that of \(entry.name)\(topics) on \(list)\(alias), and fits others about as well; only names were compared"
            : "the name is probably that of \(entry.name)\(topics) on \(list)\(alias); only names were compared"
        return flag(
            settings, subjectID: id, subject: name, detail: detail, evidence: [entry.id, context.place(entry.place)], severity: severity)
    }
}
