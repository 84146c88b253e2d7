internal import PipelineModel

/// The parties that campaigns list as sponsors: by a name that resolution holds for theirs, an account, a handle or an id.
final class SponsorIndex: Sendable {
    /// Per party the campaigns that list it, ascending; parties that none lists are absent.
    private let campaignsOf: [PartyID: [Int]]
    /// Per party whether any campaign lists it; empty where none lists anybody.
    private let listed: [Bool]
    /// The names that parties are listed by which they do not bear letter for letter.
    private let spellings: [PartyID: [(campaign: Int, name: String)]]
    /// Names of sponsors that are nobody's, or of whom it is not plain whose they are; by campaign, as they stand there.
    let unsettled: [UnsettledSponsor]

    init(_ campaigns: [Campaign], parties: PartyTable, texts: TextTable) {
        var listed = [Bool](repeating: false, count: campaigns.contains { !$0.sponsors.isEmpty } ? parties.parties.count : 0)
        var campaignsOf: [PartyID: Set<Int>] = [:]
        var spellings: [PartyID: [(campaign: Int, name: String)]] = [:]
        var unsettled: [UnsettledSponsor] = []
        let marked = Self.marked(Set(campaigns.flatMap(\.sponsors)), parties, texts)
        for (index, campaign) in campaigns.enumerated() {
            for sponsor in campaign.sponsors {
                let bearers = parties.named[sponsor]
                for bearer in bearers where bearer.isNamed {
                    campaignsOf[bearer.party, default: []].insert(index)
                    if !parties[bearer.party].names.contains(where: { texts[$0] == sponsor }) {
                        spellings[bearer.party, default: []].append((index, sponsor))
                    }
                }
                for party in marked[sponsor] ?? [] { campaignsOf[party, default: []].insert(index) }
                if let open = UnsettledSponsor(sponsor, campaign: index, bearers, isMarked: marked[sponsor] != nil) {
                    unsettled.append(open)
                }
            }
        }
        for party in campaignsOf.keys { listed[Int(party.rawValue)] = true }
        self.campaignsOf = campaignsOf.mapValues { $0.sorted() }
        self.listed = listed
        self.spellings = spellings
        self.unsettled = unsettled
    }

    /// The parties that texts mean by an account, a handle or an id.
    private static func marked(_ sponsors: Set<String>, _ parties: PartyTable, _ texts: TextTable) -> [String: [PartyID]] {
        guard !sponsors.isEmpty else { return [:] }
        // Hashes of bytes first: hardly any mark of any party is asked for.
        var wanted: [UInt64: [String]] = [:]
        for sponsor in sponsors {
            for mark in Set([sponsor, account(sponsor), handle(sponsor)]) {
                wanted[Fingerprint.of(mark).rawValue, default: []].append(sponsor)
            }
        }
        var found: [String: [PartyID]] = [:]
        for (number, party) in parties.parties.enumerated() {
            let id = PartyID(rawValue: UInt32(number))
            func note(_ hash: Fingerprint, _ isMeant: (String) -> Bool) {
                for sponsor in wanted[hash.rawValue] ?? [] where isMeant(sponsor) && found[sponsor]?.last != id {
                    found[sponsor, default: []].append(id)
                }
            }
            note(Fingerprint.of(party.id)) { $0 == party.id }
            for text in party.accounts { note(texts.withBytes(of: text) { Fingerprint.of($0) }) { account($0) == texts[text] } }
            for text in party.handles { note(texts.withBytes(of: text) { Fingerprint.of($0) }) { handle($0) == texts[text] } }
        }
        return found
    }

    /// Whether any campaign lists the party.
    func isListed(_ party: PartyID) -> Bool { Int(party.rawValue) < listed.count && listed[Int(party.rawValue)] }

    func isListed(_ party: PartyID, for campaign: Int) -> Bool { isListed(party) && campaigns(of: party).contains(campaign) }

    /// The campaigns that list the party, ascending.
    func campaigns(of party: PartyID) -> [Int] { isListed(party) ? campaignsOf[party] ?? [] : [] }

    /// The name that the campaign lists the party by, unless it is one of the party's letter for letter.
    func spelling(of party: PartyID, for campaign: Int) -> String? { spellings[party]?.first { $0.campaign == campaign }?.name }

    private static func account(_ text: String) -> String { text.uppercased().filter { !$0.isWhitespace } }
    private static func handle(_ text: String) -> String { text.lowercased().filter { $0 != "@" } }
}
