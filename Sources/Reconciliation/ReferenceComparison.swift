internal import PipelineModel

/// How alike two references are, with what they share weighed by how rare it is.
struct ReferenceComparison {
    private struct Words {
        var all: Set<UInt64>
        /// Words with a digit and at least three characters: invoice and contract numbers, ids.
        var numbers: Set<UInt64>
        /// Words of letters that are long enough to say something: `nr` and `OP` stand before whatever number.
        var telling: Set<UInt64> = []
        /// All words with a digit, as written.
        var digits: [[UInt8]] = []
        /// Whether the text may have been cut in the last of them.
        var mayBeCut = false

        /// Whether both give numbers, and none of one can be one of the other.
        func contradicts(_ other: Words) -> Bool {
            guard !digits.isEmpty, !other.digits.isEmpty else { return false }
            return !digits.contains { other.digits.contains($0) } && !isCut(from: other) && !other.isCut(from: self)
        }

        private func isCut(from other: Words) -> Bool {
            guard mayBeCut, let last = digits.last else { return false }
            return other.digits.contains { $0.starts(with: last) }
        }
    }

    /// An id of more words than this is not found in a reference; a UUID has five.
    private static let longestRun = 8

    /// Nothing in common: banks carry a reference through, cut or folded, or drop it; they don't write another.
    static let differs = -4.0
    private static let namesOnly = -2.0
    /// The same words with another number are another invoice, another instalment, whatever else agrees.
    private static let otherNumber = -16.0
    /// A text of so many bytes may be cut: 27 and 35 characters are common limits.
    private static let cutLength = 25
    private static let tellingLength = 4

    private let texts: TextTable
    /// How many of the entries that may have a twin carry each reference.
    private let counts: [TextID: Int]
    private let total: Int
    private var known: [TextID: Words] = [:]
    private var knownRuns: [TextID: Set<TransactionKey>] = [:]
    private var reader = FoldedWords()

    /// - Parameters:
    ///   - counts: How many of the entries that may have a twin carry each reference that is compared.
    ///   - total: How many entries these are.
    init(texts: TextTable, counts: [TextID: Int], total: Int) {
        self.texts = texts
        self.counts = counts
        self.total = total
    }

    /// Bits for (or against) the two texts standing on one transfer.
    ///
    /// - Parameter names: The names of its payer and its payee: that a text repeats them says nothing more.
    mutating func weight(_ left: TextID, _ right: TextID, names: [TextID]) -> Double {
        if left.isEmpty || right.isEmpty { return 0 }
        if left == right { return min(6, max(0.5, rarity(left))) }
        let (a, b) = (words(left), words(right))
        if !a.numbers.isDisjoint(with: b.numbers) { return 5 }
        guard !a.all.isEmpty, !b.all.isEmpty else { return 0 }
        let shared = a.all.intersection(b.all)
        if a.contradicts(b) { return a.telling.isDisjoint(with: b.telling) ? Self.differs : Self.otherNumber }
        if shared.isEmpty { return Self.differs }
        var (common, fewer) = (shared.count, min(a.all.count, b.all.count))
        for name in names where !name.isEmpty {
            let known = words(name).all
            common = min(common, shared.subtracting(known).count)
            fewer = min(fewer, a.all.subtracting(known).count, b.all.subtracting(known).count)
        }
        // Names alone are common to all that the two have to do with each other; what one says beside them was not carried through.
        guard fewer > 0 else { return a.all == b.all ? 0 : Self.namesOnly }
        let share = Double(common) / Double(fewer)
        return share >= 0.7 ? min(4, max(0.5, min(rarity(left), rarity(right)) - 1)) : 0
    }

    /// Whether `reference` holds `transaction` as one of its words, or as several that stand together.
    mutating func names(_ transaction: TransactionKey, in reference: TextID) -> Bool {
        guard transaction.isSearchable, !reference.isEmpty else { return false }
        return transaction.isAmong(runs(reference))
    }

    private func rarity(_ reference: TextID) -> Double {
        // A transfer seen from two sides carries its reference twice.
        let count = max(1, Double(counts[reference] ?? 1) / 2)
        var bits = 0.0
        var ratio = Double(total) / 2 / count
        while ratio > 2, bits < 6 {
            ratio /= 2
            bits += 1
        }
        return bits
    }

    /// The words run together, one to ``longestRun`` at a time: where a transaction id may stand.
    private mutating func runs(_ reference: TextID) -> Set<TransactionKey> {
        if let runs = knownRuns[reference] { return runs }
        texts.withBytes(of: reference) { reader.read($0) }
        var runs: Set<TransactionKey> = []
        for start in reader.words.indices {
            var run = FoldedWords.emptyHash
            for word in reader.words[start...].prefix(Self.longestRun) {
                run = reader.hash(of: word, from: run)
                runs.insert(TransactionKey(words: run))
            }
        }
        knownRuns[reference] = runs
        return runs
    }

    private mutating func words(_ reference: TextID) -> Words {
        if let words = known[reference] { return words }
        texts.withBytes(of: reference) { reader.read($0) }
        var words = Words(all: [], numbers: [])
        for (index, word) in reader.words.enumerated() {
            let hash = reader.hash(of: word)
            words.all.insert(hash)
            if word.hasDigit {
                words.digits.append(Array(reader.bytes[word.start..<word.end]))
                words.mayBeCut = index + 1 == reader.words.count && word.end >= Self.cutLength
            } else if word.end - word.start >= Self.tellingLength {
                words.telling.insert(hash)
            }
            if word.hasDigit, word.end - word.start >= 3 { words.numbers.insert(hash) }
        }
        known[reference] = words
        return words
    }
}

extension ReferenceComparison {
    func write(to bytes: inout ByteWriter) {
        let counted = counts.sorted { $0.key.rawValue < $1.key.rawValue }
        bytes.write(items: counted.map(\.key))
        bytes.write(items: counted.map(\.value))
        bytes.write(total)
    }

    init(from bytes: inout ByteReader, texts: TextTable) throws {
        self.texts = texts
        let (references, numbers) = (try bytes.items(TextID.self), try bytes.items(Int.self))
        counts = Dictionary(zip(references, numbers), uniquingKeysWith: { first, _ in first })
        total = try bytes.number()
    }
}
