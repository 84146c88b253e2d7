internal import PipelineModel

/// The parties that campaigns list as sponsors.
final class SponsorIndex: Sendable {
    /// Per party the campaigns that list it, ascending; parties that none lists are absent.
    private let campaignsOf: [PartyID: [Int]]
    /// Per party whether any campaign lists it; empty where none lists anybody.
    private let listed: [Bool]

    init(_ campaigns: [Campaign], parties: PartyTable, texts: TextTable) {
        var keys = NameKeys()
        var wanted: [String: [Int]] = [:]
        for (index, campaign) in campaigns.enumerated() {
            for sponsor in campaign.sponsors {
                wanted["n" + keys.key(sponsor), default: []].append(index)
                wanted["a" + Self.account(sponsor), default: []].append(index)
                wanted["h" + Self.handle(sponsor), default: []].append(index)
                wanted["i" + sponsor, default: []].append(index)
            }
        }
        guard !wanted.isEmpty else {
            (campaignsOf, listed) = ([:], [])
            return
        }
        var campaignsOf: [PartyID: [Int]] = [:]
        for (number, party) in parties.parties.enumerated() {
            var found: Set<Int> = Set(wanted["i" + party.id] ?? [])
            for name in party.names {
                let key = texts.withBytes(of: name) { keys.words($0) }.joined(separator: " ")
                found.formUnion(wanted["n" + key] ?? [])
            }
            for account in party.accounts { found.formUnion(wanted["a" + texts[account]] ?? []) }
            for handle in party.handles { found.formUnion(wanted["h" + texts[handle]] ?? []) }
            if !found.isEmpty { campaignsOf[PartyID(rawValue: UInt32(number))] = found.sorted() }
        }
        var listed = [Bool](repeating: false, count: parties.parties.count)
        for party in campaignsOf.keys { listed[Int(party.rawValue)] = true }
        self.campaignsOf = campaignsOf
        self.listed = listed
    }

    /// Whether any campaign lists the party.
    func isListed(_ party: PartyID) -> Bool { Int(party.rawValue) < listed.count && listed[Int(party.rawValue)] }

    func isListed(_ party: PartyID, for campaign: Int) -> Bool { isListed(party) && campaigns(of: party).contains(campaign) }

    /// The campaigns that list the party, ascending.
    func campaigns(of party: PartyID) -> [Int] { isListed(party) ? campaignsOf[party] ?? [] : [] }

    private static func account(_ text: String) -> String { text.uppercased().filter { !$0.isWhitespace } }
    private static func handle(_ text: String) -> String { text.lowercased().filter { $0 != "@" } }
}
