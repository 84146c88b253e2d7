internal import PipelineModel

/// The parties that campaigns list as sponsors, and the names that parties go by.
struct SponsorIndex {
    /// Per party the campaigns that list it, ascending; parties that none lists are absent.
    private(set) var campaignsOf: [PartyID: [Int]] = [:]
    private let parties: PartyTable
    private let texts: TextTable
    private var names: [PartyID: [[String]]] = [:]
    private var keys = NameKeys()

    init(_ campaigns: [Campaign], parties: PartyTable, texts: TextTable) {
        self.parties = parties
        self.texts = texts
        var wanted: [String: [Int]] = [:]
        for (index, campaign) in campaigns.enumerated() {
            for sponsor in campaign.sponsors {
                wanted["n" + keys.key(sponsor), default: []].append(index)
                wanted["a" + Self.account(sponsor), default: []].append(index)
                wanted["h" + Self.handle(sponsor), default: []].append(index)
                wanted["i" + sponsor, default: []].append(index)
            }
        }
        guard !wanted.isEmpty else { return }
        for (number, party) in parties.parties.enumerated() {
            var found: Set<Int> = Set(wanted["i" + party.id] ?? [])
            for name in party.names { found.formUnion(wanted["n" + key(of: name)] ?? []) }
            for account in party.accounts { found.formUnion(wanted["a" + texts[account]] ?? []) }
            for handle in party.handles { found.formUnion(wanted["h" + texts[handle]] ?? []) }
            if !found.isEmpty { campaignsOf[PartyID(rawValue: UInt32(number))] = found.sorted() }
        }
    }

    func isListed(_ party: PartyID, for campaign: Int) -> Bool { campaignsOf[party]?.contains(campaign) ?? false }

    /// Whether `sponsor` (telling words, sorted) is a name of `party`: the same words, or one within the other where it is more than a short
    /// word.
    mutating func goes(_ party: PartyID, by sponsor: [String]) -> Bool {
        guard !sponsor.isEmpty else { return false }
        let known: [[String]]
        if let cached = names[party] {
            known = cached
        } else {
            known = parties[party].names.map { name in texts.withBytes(of: name) { keys.words($0) } }
            names[party] = known
        }
        return known.contains { words in
            if words == sponsor { return true }
            let (fewer, more) = words.count < sponsor.count ? (words, sponsor) : (sponsor, words)
            return fewer.reduce(0) { $0 + $1.utf8.count } >= 5 && fewer.allSatisfy { more.contains($0) }
        }
    }

    private mutating func key(of name: TextID) -> String { texts.withBytes(of: name) { keys.words($0) }.joined(separator: " ") }
    private static func account(_ text: String) -> String { text.uppercased().filter { !$0.isWhitespace } }
    private static func handle(_ text: String) -> String { text.lowercased().filter { $0 != "@" } }
}
