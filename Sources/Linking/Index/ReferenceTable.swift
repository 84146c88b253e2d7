internal import PipelineModel

/// What the references of payments say, each distinct one read once, on all cores. It never changes, so that all parts of the work share it.
final class ReferenceTable: Sendable {
    /// Where the words of a text stand; those of texts that nobody was expected to ask for are read when somebody does.
    private struct Place {
        /// One more than the number of its facts; 0 where it says nothing that matters here.
        var facts: Int32 = 0
        /// The number of its list of words, or -1 where they were not read.
        var list: Int32 = -1
    }

    private let reader: ReferenceReader
    /// Per text a bit, set where it says something: it is asked for every payment, and stays in the processor's cache.
    private let telling: [UInt64]
    /// By the number of the text.
    private let places: [Place]
    private let facts: [ReferenceFacts]
    /// All lists, one after another, and where each starts.
    private let words: [UInt64]
    private let firstWord: [Int32]

    /// Payments looked at by one core before it takes more.
    private static let paymentsOfPart = 65_536

    /// - Parameters:
    ///   - partSize: One core reads the references among so many times 64 texts before it takes more.
    ///   - needsWords: Of which payments the words will be asked for.
    init(
        _ reader: ReferenceReader, _ payments: [Payment], workers: Workers, partSize: Int = 512,
        needsWords: @Sendable (_ payment: Int) -> Bool
    ) {
        self.reader = reader
        let wanted = Self.wanted(payments, texts: reader.texts.count, workers, needsWords)
        let ranges = Workers.parts(of: wanted.read.indices, size: partSize)
        var parts = workers.map(ranges.count) { Part(ranges[$0], of: wanted, reader) }
        var (facts, lists, words) = (Offsets(), Offsets(), Offsets())
        for part in parts {
            facts.add(part.facts.count)
            lists.add(part.firstWord.count)
            words.add(part.words.count)
        }
        let (factsBefore, listsBefore, wordsBefore) = (facts.starts, lists.starts, words.starts)
        telling = parts.flatMap(\.telling)
        places = workers.joined(parts.takeLists(\.places)) { place, part in
            if place.facts > 0 { place.facts += factsBefore[part] }
            if place.list >= 0 { place.list += listsBefore[part] }
        }
        self.facts = workers.joined(parts.takeLists(\.facts))
        firstWord = workers.joined(parts.takeLists(\.firstWord)) { start, part in start += wordsBefore[part] } + [words.total]
        self.words = workers.joined(parts.takeLists(\.words))
    }

    /// Reads what is read of these payments' references, before it is asked for. The references of one day's payments stand far apart, and look-ups
    /// in between other work wait for memory one by one. Here nothing stands between one read and the next, so that the processor waits for
    /// many of them at once.
    ///
    /// - Returns: Something of what was read. It is not inlined, so that a caller who makes no use of it does not lose the reading.
    @inline(never)
    @discardableResult
    func touch(_ payments: [Payment], _ numbers: some Collection<Int>) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: numbers.count) { found in
            for (place, number) in numbers.enumerated() {
                // Few payments have more than one.
                let text = payments[number].references.first ?? .empty
                found[place] = tells(text) ? Int(places[Int(text.rawValue)].facts) : 0
            }
            var sum = 0
            for number in found where number > 0 { sum &+= facts[number - 1].postCount }
            for number in found where number > 0 { sum &+= facts[number - 1].pieceCount }
            return sum
        }
    }

    /// Whether any of them says something that matters here.
    func tell(_ references: ShortList<TextID>) -> Bool { references.contains { tells($0) } }

    /// What several references say together.
    func facts(of references: ShortList<TextID>) -> ReferenceFacts {
        var all = ReferenceFacts()
        for reference in references where tells(reference) {
            let said = facts[Int(places[Int(reference.rawValue)].facts) - 1]
            all = all.isEmpty ? said : all.joined(with: said)
        }
        return all
    }

    /// The distinct words of references, as ``ReferenceReader/readWords(_:into:)`` finds them.
    func withWords<Result>(of references: ShortList<TextID>, _ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
        if references.count == 1, let list = list(of: references[0]) {
            return words.withUnsafeBufferPointer { body(.init(rebasing: $0[list])) }
        }
        var reader = FoldedWords()
        return words(ofAll: references, &reader).withUnsafeBufferPointer(body)
    }

    /// The distinct words of all the texts, which need not be references.
    func words(ofAll texts: some Sequence<TextID>, _ read: inout FoldedWords) -> [UInt64] {
        var all: [UInt64] = []
        for text in texts {
            if let list = list(of: text) {
                for word in words[list] where !all.contains(word) { all.append(word) }
            } else {
                var found: [UInt64] = []
                reader.texts.withBytes(of: text) { read.read($0) }
                reader.readWords(read, into: &found)
                for word in found where !all.contains(word) { all.append(word) }
            }
        }
        return all
    }

    private func tells(_ text: TextID) -> Bool {
        let index = Int(text.rawValue)
        return telling[index >> 6] >> UInt64(index & 63) & 1 == 1
    }

    /// Where the words of the text stand, or nil where they were not read.
    private func list(of text: TextID) -> Range<Int>? {
        let list = Int(places[Int(text.rawValue)].list)
        return list < 0 ? nil : Int(firstWord[list])..<Int(firstWord[list + 1])
    }
}

extension ReferenceTable {
    /// Which texts are references, and of which the words are asked for: a bit each.
    private struct Wanted: Sendable {
        var read: [UInt64]
        var words: [UInt64]

        init(texts: Int) {
            read = Array(repeating: 0, count: texts / 64 + 1)
            words = read
        }
    }

    private static func wanted(
        _ payments: [Payment], texts: Int, _ workers: Workers, _ needsWords: @Sendable (_ payment: Int) -> Bool
    ) -> Wanted {
        let ranges = Workers.parts(of: payments.indices, size: paymentsOfPart)
        let found = workers.sums(ranges.count, from: Wanted(texts: texts)) { part, wanted in
            for payment in ranges[part] {
                let references = payments[payment].references
                if references.isEmpty { continue }
                let needsWords = needsWords(payment)
                for reference in references {
                    let (word, bit) = (Int(reference.rawValue) >> 6, 1 << UInt64(reference.rawValue & 63) as UInt64)
                    wanted.read[word] |= bit
                    if needsWords { wanted.words[word] |= bit }
                }
            }
        }
        var all = found.first ?? Wanted(texts: texts)
        for other in found.dropFirst() {
            for word in all.read.indices {
                all.read[word] |= other.read[word]
                all.words[word] |= other.words[word]
            }
        }
        // The empty text is none.
        all.read[0] &= ~1
        return all
    }

    /// What the texts of a range of the bit sets' words say; numbers are those within the part.
    private struct Part: Sendable {
        var telling: [UInt64]
        var places: [Place]
        var facts: [ReferenceFacts] = []
        var words: [UInt64] = []
        var firstWord: [Int32] = []

        init(_ range: Range<Int>, of wanted: Wanted, _ reader: ReferenceReader) {
            telling = Array(repeating: 0, count: range.count)
            places = Array(repeating: Place(), count: range.count * 64)
            var read = FoldedWords()
            for word in range {
                var rest = wanted.read[word]
                while rest != 0 {
                    let bit = rest.trailingZeroBitCount
                    rest &= rest - 1
                    let place = (word - range.lowerBound) * 64 + bit
                    reader.texts.withBytes(of: TextID(rawValue: UInt32(word * 64 + bit))) { read.read($0) }
                    let said = reader.facts(read)
                    if !said.isEmpty {
                        facts.append(said)
                        places[place].facts = Int32(facts.count)
                        telling[word - range.lowerBound] |= 1 << UInt64(bit)
                    }
                    guard wanted.words[word] >> UInt64(bit) & 1 == 1 else { continue }
                    places[place].list = Int32(firstWord.count)
                    firstWord.append(Int32(words.count))
                    reader.readWords(read, into: &words)
                }
            }
        }
    }

    /// How many came before each part.
    private struct Offsets {
        private(set) var starts: [Int32] = []
        private(set) var total: Int32 = 0

        mutating func add(_ count: Int) {
            starts.append(total)
            total += Int32(count)
        }
    }
}
