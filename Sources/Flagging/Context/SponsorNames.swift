internal import PipelineModel

/// Whether the names that disclosures give their sponsors are those of parties and campaigns: for parties, what resolution says of the name and,
/// where it knows nothing, the words that one name has of the other.
struct SponsorNames {
    /// A name's words in a flat array, and a bit for each of them, so that names without a common word are told apart at once.
    private struct Words {
        var bits: UInt64
        var range: Range<Int>
        /// Where those stand whom resolution found to be named so.
        var named: Range<Int32> = 0..<0
    }

    private let context: FlagContext
    private var keys = NameKeys()
    private var numbers: [String: Int32] = [:]
    /// The names' words as numbers, each name's ascending.
    private var words: [Int32] = []
    /// Each distinct text's, by its number in `ofText`.
    private var names: [Words] = []
    private var ofText: [TextID: Int32] = [:]
    /// Per party where its names stand in `partyNames`; empty where it was not asked for yet.
    private var places: [Range<Int32>]
    private var partyNames: [Int32] = []
    private var campaigns: [TextID: Set<Int>] = [:]

    init(_ context: FlagContext) {
        self.context = context
        places = Array(repeating: 0..<0, count: context.findings.parties.parties.count)
    }

    /// A sponsor's name, as a number for ``fits(_:party:)``.
    mutating func number(of sponsor: TextID) -> Int32 {
        if let known = ofText[sponsor] { return known }
        let number = add(keys.words(context.text(sponsor)))
        names[Int(number)].named = context.findings.texts.withBytes(of: sponsor) { context.findings.parties.named.places(of: $0) }
        ofText[sponsor] = number
        return number
    }

    /// A name of the party as resolution sees it, the same words, or all words of the one, at least two, among those of the other.
    mutating func fits(_ sponsor: Int32, party: PartyID) -> Bool {
        let wanted = names[Int(sponsor)]
        if let isNamed = context.findings.parties.named.decides(wanted.named, party) { return isNamed }
        if places[Int(party.rawValue)].isEmpty { read(party) }
        for place in places[Int(party.rawValue)] {
            let name = names[Int(partyNames[Int(place)])]
            if name.bits & wanted.bits != 0, agree(name.range, wanted.range) { return true }
        }
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

    private mutating func read(_ party: PartyID) {
        let start = Int32(partyNames.count)
        partyNames.append(add(keys.words(context.findings.parties.parties[Int(party.rawValue)].name)))
        for name in context.findings.parties.parties[Int(party.rawValue)].names { partyNames.append(number(of: name)) }
        places[Int(party.rawValue)] = start..<Int32(partyNames.count)
    }

    private mutating func add(_ texts: [String]) -> Int32 {
        let start = words.count
        for text in texts {
            let number = numbers[text] ?? Int32(numbers.count)
            numbers[text] = number
            words.append(number)
        }
        words[start...].sort()
        names.append(
            Words(bits: texts.reduce(0) { $0 | 1 << (Fingerprint.of($1).rawValue & 63) }, range: start..<words.count))
        return Int32(names.count - 1)
    }

    /// Both are ascending, and no word comes twice.
    private func agree(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard short.count >= 2 || short.count == long.count else { return false }
        var place = long.lowerBound
        for word in short {
            while place < long.upperBound, words[place] < words[word] { place += 1 }
            guard place < long.upperBound, words[place] == words[word] else { return false }
        }
        return true
    }
}
