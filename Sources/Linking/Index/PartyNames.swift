internal import PipelineModel

/// The names that parties go by, word by word, each party's read once.
struct PartyNames {
    /// The telling words of a name, sorted.
    struct Words: Equatable {
        private var hashes: [UInt64] = []
        private var length = 0

        init() {}

        init(_ words: [String]) {
            hashes = words.map { Fingerprint.of($0).rawValue }
            length = words.reduce(0) { $0 + $1.utf8.count }
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
    private var names: [PartyID: [Words]] = [:]
    private var keys = NameKeys()

    init(_ parties: PartyTable, _ texts: TextTable) {
        self.parties = parties
        self.texts = texts
    }

    /// Whether `sponsor` is a name of `party`.
    mutating func goes(_ party: PartyID, by sponsor: Words) -> Bool {
        if sponsor.isEmpty { return false }
        if let known = names[party] { return known.contains { $0.fits(sponsor) } }
        var known: [Words] = []
        for name in parties.parties[Int(party.rawValue)].names { known.append(Words(texts.withBytes(of: name) { keys.words($0) })) }
        names[party] = known
        return known.contains { $0.fits(sponsor) }
    }
}
