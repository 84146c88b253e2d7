internal import PipelineModel

/// Whether the names that disclosures give their sponsors are those of parties and campaigns. Case, diacritics, order and legal forms do not
/// count.
struct SponsorNames {
    /// A name's words, and a bit for each of them, so that names without a common word are told apart at once.
    private struct Words {
        var words: Set<String>
        var bits: UInt64

        init(_ words: [String]) {
            self.words = Set(words)
            bits = words.reduce(0) { $0 | 1 << (Fingerprint.of($1).rawValue & 63) }
        }

        /// The same words, or all words of the one, at least two, among those of the other.
        func agree(with other: Words) -> Bool {
            guard bits & other.bits != 0 else { return false }
            return words == other.words
                || (min(words.count, other.words.count) >= 2 && (words.isSubset(of: other.words) || other.words.isSubset(of: words)))
        }
    }

    private let context: FlagContext
    private var keys = NameKeys()
    private var words: [TextID: Words] = [:]
    private var parties: [PartyID: [Words]] = [:]
    private var campaigns: [TextID: Set<Int>] = [:]

    init(_ context: FlagContext) { self.context = context }

    /// The same words, or all words of the one, at least two, among those of the other.
    mutating func fits(_ sponsor: TextID, party: PartyID) -> Bool {
        let wanted = words(of: sponsor)
        for words in names(of: party) where words.agree(with: wanted) { return true }
        return false
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

    private mutating func words(of text: TextID) -> Words {
        if let known = words[text] { return known }
        let new = Words(keys.words(context.text(text)))
        words[text] = new
        return new
    }

    private mutating func names(of party: PartyID) -> [Words] {
        if let known = parties[party] { return known }
        let new = [Words(keys.words(context.party(party).name))] + context.party(party).names.map { words(of: $0) }
        parties[party] = new
        return new
    }
}
