internal import PipelineModel

/// Whether the names that disclosures give their sponsors are those of parties and campaigns. Case, diacritics, order and legal forms do not
/// count.
struct SponsorNames {
    private let context: FlagContext
    private var keys = NameKeys()
    private var words: [TextID: Set<String>] = [:]
    private var parties: [UInt64: Bool] = [:]
    private var campaigns: [TextID: Set<Int>] = [:]

    init(_ context: FlagContext) { self.context = context }

    /// A text and a party as one number.
    static func key(_ text: TextID, _ party: PartyID) -> UInt64 { UInt64(text.rawValue) << 32 | UInt64(party.rawValue) }

    /// The same words, or all words of the one, at least two, among those of the other.
    mutating func fits(_ sponsor: TextID, party: PartyID) -> Bool {
        let key = Self.key(sponsor, party)
        if let known = parties[key] { return known }
        let wanted = words(of: sponsor)
        var fits = Self.agree(wanted, Set(keys.words(context.party(party).name)))
        for name in context.party(party).names where !fits { fits = Self.agree(wanted, words(of: name)) }
        parties[key] = fits
        return fits
    }

    /// The campaign's id, name or beneficiary.
    mutating func fits(_ sponsor: TextID, campaign: Int) -> Bool {
        if let known = campaigns[sponsor] { return known.contains(campaign) }
        let wanted = keys.words(context.text(sponsor))
        var found: Set<Int> = []
        for (index, campaign) in context.campaigns.enumerated() where !wanted.isEmpty {
            if [campaign.id, campaign.name, campaign.beneficiary].contains(where: { keys.words($0) == wanted }) { found.insert(index) }
        }
        campaigns[sponsor] = found
        return found.contains(campaign)
    }

    private mutating func words(of text: TextID) -> Set<String> {
        if let known = words[text] { return known }
        let new = Set(keys.words(context.text(text)))
        words[text] = new
        return new
    }

    private static func agree(_ left: Set<String>, _ right: Set<String>) -> Bool {
        guard !left.isEmpty, !right.isEmpty else { return false }
        return left == right || (min(left.count, right.count) >= 2 && (left.isSubset(of: right) || right.isSubset(of: left)))
    }
}
