internal import PipelineModel

/// The names that parties go by, word by word, each party's read once.
struct PartyNames {
    /// The telling words of a name, sorted.
    struct Words {
        private var hashes: [UInt64] = []
        private var length = 0
        /// Where those stand whom resolution found to be named so, if it is a sponsor's name.
        fileprivate var named: Range<Int32> = 0..<0

        init() {}

        init(_ words: [String], named: Range<Int32> = 0..<0) {
            hashes = words.map { Fingerprint.of($0).rawValue }
            length = words.reduce(0) { $0 + $1.utf8.count }
            self.named = named
        }

        var isEmpty: Bool { hashes.isEmpty }

        /// The same words, or one within the other where it is more than a short word.
        func fits(_ other: Words) -> Bool {
            if hashes == other.hashes { return true }
            let (fewer, more) = hashes.count < other.hashes.count ? (self, other) : (other, self)
            return fewer.length >= 5 && fewer.hashes.allSatisfy { more.hashes.contains($0) }
        }
    }

    private let parties: PartyTable
    private let texts: TextTable
    /// Per party the number of its list of names, or -1 where they were not read yet.
    private var lists: [Int32]
    /// All lists, one after another, and where each starts.
    private var names: [Words] = []
    private var firstName: [Int32] = [0]
    private var keys = NameKeys()

    init(_ parties: PartyTable, _ texts: TextTable) {
        self.parties = parties
        self.texts = texts
        lists = Array(repeating: -1, count: parties.parties.count)
    }

    /// Reads the names of parties that will be asked for, so that parts of the work need not read them over and over.
    mutating func read(_ parties: some Sequence<PartyID>) {
        for party in parties where lists[Int(party.rawValue)] < 0 { read(party) }
    }

    /// Whether `sponsor` is a name of `party`: by what resolution says of the two, or by the words that one has of the other.
    mutating func goes(_ party: PartyID, by sponsor: Words) -> Bool {
        if sponsor.isEmpty { return false }
        if let isNamed = parties.named.decides(sponsor.named, party) { return isNamed }
        if lists[Int(party.rawValue)] < 0 { read(party) }
        let list = Int(lists[Int(party.rawValue)])
        for name in Int(firstName[list])..<Int(firstName[list + 1]) where names[name].fits(sponsor) { return true }
        return false
    }

    private mutating func read(_ party: PartyID) {
        lists[Int(party.rawValue)] = Int32(firstName.count - 1)
        for name in parties.parties[Int(party.rawValue)].names { names.append(Words(texts.withBytes(of: name) { keys.words($0) })) }
        firstName.append(Int32(names.count))
    }
}
