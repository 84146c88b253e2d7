internal import PipelineModel

/// Reads each distinct reference once.
struct ReferenceReader {
    private let texts: TextTable
    private let marks: CampaignMarks
    private let content: ContentIndex
    private let handles: KeyTable<[(handle: TextID, owner: PartyID)]>
    private let platforms: Set<UInt64>
    private let postWords: Set<UInt64>
    /// What is known of a text.
    private struct Known {
        /// -1 not read yet, 0 says nothing, else one more than the index in `facts`.
        var facts: Int32 = -1
        /// -1 where its words were not read, -2 where they are to be, else the number of its list of words.
        var list: Int32 = -1
    }

    /// By the number of the text.
    private var known: [Known]
    /// Per text a bit, set where it was read and says nothing: it is asked for every payment, and stays in the processor's cache.
    private var silent: [UInt64]
    private var facts: [ReferenceFacts] = []
    /// All lists, one after another, and where each starts.
    private var wordHashes: [UInt64] = []
    private var firstWord: [Int32] = [0]
    private var reader = FoldedWords()

    /// “3 postări”, “2 video”: what a count counts, folded.
    private static let countedWords = [
        "post", "posts", "postare", "postari", "video", "videos", "videouri", "clip", "clips", "clipuri", "reel", "reels", "story",
        "stories", "x",
        "tiktok", "tiktoks", "beitrage", "beitrag", "publicaciones", "publications", "videoclip", "videoclipuri", "materiale", "filmulet",
        "filmulete", "poszt", "videok", "stori", "storiuri", "publicari", "aparitii", "integrari", "content", "contents",
    ]

    init(texts: TextTable, marks: CampaignMarks, content: ContentIndex, parties: PartyTable) {
        self.texts = texts
        self.marks = marks
        self.content = content
        known = Array(repeating: Known(), count: texts.count)
        silent = Array(repeating: 0, count: texts.count / 64 + 1)
        // The empty text.
        silent[0] = 1
        var reader = FoldedWords()
        var platforms: Set<UInt64> = []
        var handles = KeyTable<[(handle: TextID, owner: PartyID)]>(minimumCapacity: parties.owners.count)
        for (handle, owner) in parties.owners {
            let text = texts[handle]
            guard let colon = text.firstIndex(of: ":") else { continue }
            platforms.insert(FoldedWords.hash(ofWhole: String(text[..<colon]), with: &reader))
            let name = FoldedWords.hash(ofWhole: String(text[text.index(after: colon)...]), with: &reader)
            handles.values[handles.number(of: name, adding: [])].append((handle, owner))
        }
        // The table of owners has no order; who comes first must not depend on it.
        for number in handles.values.indices where handles.values[number].count > 1 {
            handles.values[number].sort { texts.precedes($0.handle, $1.handle) }
        }
        self.handles = handles
        self.platforms = platforms
        postWords = Set(Self.countedWords.map { FoldedWords.hash(ofWhole: $0, with: &reader) })
    }

    /// Texts read by one core before it takes more.
    private static let partSize = 16_384

    /// Reads all references of `payments`, on all cores, so that no look-up has to read one later.
    ///
    /// - Parameter needsWords: Of which payments the words are asked for too.
    mutating func readAll(of payments: [Payment], needsWords: (_ payment: Int) -> Bool, workers: Workers) {
        var unread: [TextID] = []
        for payment in payments.indices {
            for reference in payments[payment].references {
                let index = Int(reference.rawValue)
                guard index > 0, index < known.count else { continue }
                if known[index].list == -1, needsWords(payment) { known[index].list = -2 }
                guard known[index].facts < 0 else { continue }
                keep(nil, of: index)
                unread.append(reference)
            }
        }
        let ranges = Workers.parts(of: unread.indices, size: Self.partSize)
        let (template, texts) = (self, unread)
        let parts = workers.map(ranges.count) { part in
            var reader = template
            return reader.readPart(texts[ranges[part]])
        }
        for part in parts {
            for (text, telling) in part.telling {
                keep(telling, of: Int(text.rawValue))
            }
            var place = 0
            for (text, count) in part.counts {
                keep(part.words[place..<place + count], of: text)
                place += count
            }
        }
    }

    private struct Part {
        var telling: [(text: TextID, facts: ReferenceFacts)] = []
        var counts: [(text: TextID, words: Int)] = []
        var words: [UInt64] = []
    }

    private mutating func readPart(_ references: ArraySlice<TextID>) -> Part {
        var part = Part()
        for text in references {
            texts.withBytes(of: text) { reader.read($0) }
            let facts = readFacts()
            if !facts.isEmpty { part.telling.append((text, facts)) }
            guard known[Int(text.rawValue)].list == -2 else { continue }
            let before = part.words.count
            readWords(into: &part.words)
            part.counts.append((text, part.words.count - before))
        }
        return part
    }

    private mutating func keep(_ words: some Sequence<UInt64>, of text: TextID) {
        known[Int(text.rawValue)].list = Int32(firstWord.count - 1)
        wordHashes.append(contentsOf: words)
        firstWord.append(Int32(wordHashes.count))
    }

    /// Keeps what a text says, or that it says nothing.
    private mutating func keep(_ telling: ReferenceFacts?, of text: Int) {
        if let telling { facts.append(telling) }
        known[text].facts = telling == nil ? 0 : Int32(facts.count)
        let bit: UInt64 = 1 << UInt64(text & 63)
        if telling == nil { silent[text >> 6] |= bit } else { silent[text >> 6] &= ~bit }
    }

    /// The number of the facts of a reference, from 1; 0 where it says nothing that matters here.
    private mutating func number(of reference: TextID) -> Int {
        let index = Int(reference.rawValue)
        guard index < known.count, silent[index >> 6] >> UInt64(index & 63) & 1 == 0 else { return 0 }
        if known[index].facts >= 0 { return Int(known[index].facts) }
        texts.withBytes(of: reference) { reader.read($0) }
        let found = readFacts()
        keep(found.isEmpty ? nil : found, of: index)
        return Int(known[index].facts)
    }

    /// Whether any of them says something that matters here.
    mutating func tell(_ references: ShortList<TextID>) -> Bool { references.contains { number(of: $0) > 0 } }

    /// What several references say together.
    mutating func facts(of references: ShortList<TextID>) -> ReferenceFacts {
        var all: ReferenceFacts?
        for reference in references {
            let number = number(of: reference)
            guard number > 0 else { continue }
            if all == nil { all = facts[number - 1] } else { all?.add(facts[number - 1]) }
        }
        return all ?? ReferenceFacts()
    }

    /// The distinct words of references, hashed: handles, numbers and words of fewer than three bytes left out; of a word that ends in digits
    /// (`MARAVEST10`) what stands before them.
    mutating func words(of references: ShortList<TextID>) -> ArraySlice<UInt64> {
        if references.count <= 1 { return references.first.map { words(of: $0) } ?? [] }
        var all: [UInt64] = []
        for reference in references { for word in words(of: reference) where !all.contains(word) { all.append(word) } }
        return all[...]
    }

    private mutating func words(of reference: TextID) -> ArraySlice<UInt64> {
        let index = Int(reference.rawValue)
        guard index > 0, index < known.count else { return [] }
        if known[index].list < 0 {
            texts.withBytes(of: reference) { reader.read($0) }
            var found: [UInt64] = []
            readWords(into: &found)
            keep(found, of: reference)
        }
        let list = Int(known[index].list)
        return wordHashes[Int(firstWord[list])..<Int(firstWord[list + 1])]
    }

    /// The distinct words of the text read.
    private func readWords(into found: inout [UInt64]) {
        let start = found.count
        var named: [Range<Int>] = []
        reader.eachSegment { range, _ in if handles.number(of: reader.hash(of: range)) != nil { named.append(range) } }
        for word in reader.words {
            var end = word.end
            while end > word.start, (0x30...0x39).contains(reader.bytes[end - 1]) { end -= 1 }
            guard end - word.start >= (end < word.end ? 4 : 3), !reader.bytes[word.start..<end].contains(where: { $0 < 0x3A }),
                !named.contains(where: { $0.contains(word.start) })
            else { continue }
            let hash = reader.hash(of: word.start..<end)
            if !found[start...].contains(hash) { found.append(hash) }
        }
    }

    /// What the text read says.
    private func readFacts() -> ReferenceFacts {
        var found = ReferenceFacts()
        readMarks(&found)
        readCount(&found)
        var previous: (hash: UInt64, end: Int) = (0, 0)
        reader.eachSegment { range, symbol in
            let hash = reader.hash(of: range)
            readContent(range, hash, &found)
            let afterPlatform = symbol == 0x3A && previous.end + 1 == range.lowerBound && platforms.contains(previous.hash)
            readHandle(range, hash, explicit: symbol == 0x40 || afterPlatform, platform: afterPlatform ? previous.hash : nil, &found)
            previous = (hash, range.upperBound)
        }
        readAddresses(&found)
        return found
    }

    /// Every run of words, run together, that is a campaign's mark.
    private func readMarks(_ found: inout ReferenceFacts) {
        for start in reader.words.indices {
            var hash = FoldedWords.emptyHash
            // A mark may be written with more gaps than it is configured with (`echilibru si verticalitate`).
            for index in start..<min(reader.words.count, start + marks.longest + 5) {
                hash = reader.hash(of: reader.words[index], from: hash)
                guard let matching = marks.marks(hash) else { continue }
                for mark in matching {
                    if let known = found.marks.firstIndex(where: { $0.campaign == mark.campaign }) {
                        if mark.length > found.marks[known].length { found.marks[known] = mark }
                    } else {
                        found.marks.append(mark)
                    }
                }
            }
        }
        found.marks.sort { $0.campaign < $1.campaign }
    }

    private func readCount(_ found: inout ReferenceFacts) {
        for (number, unit) in zip(reader.words, reader.words.dropFirst())
        where number.hasDigit && number.end - number.start <= 2 && postWords.contains(reader.hash(of: unit)) {
            if let count = Int(reader.text(number.start..<number.end)), (1...50).contains(count) {
                found.postCount = max(found.postCount, count)
            }
        }
    }

    private func readContent(_ range: Range<Int>, _ hash: UInt64, _ found: inout ReferenceFacts) {
        // Short ids are words and numbers like others.
        guard range.count >= 5, reader.bytes[range].contains(where: { (0x30...0x39).contains($0) }) || range.count >= 9 else { return }
        let named = content.contents(named: hash)
        guard named.count <= 4 else { return }
        for content in named where !found.contents.contains(content) { found.contents.append(content) }
    }

    private func readHandle(_ range: Range<Int>, _ hash: UInt64, explicit: Bool, platform: UInt64?, _ found: inout ReferenceFacts) {
        guard range.count >= (explicit ? 2 : 5), let named = handles[hash] else { return }
        for (handle, owner) in named where !found.handles.contains(where: { $0.handle == handle }) {
            found.handles.append(.init(handle: handle, owner: owner, explicit: explicit))
        }
    }

    private func readAddresses(_ found: inout ReferenceFacts) {
        guard reader.bytes.contains(0x2F) else { return }
        var address: [UInt8] = []
        for part in reader.bytes.split(separator: 0x20) where part.contains(0x2F) && part.contains(0x2E) {
            guard let hash = part.withUnsafeBufferPointer({ WebAddress.hash($0, &address) }) else { continue }
            for content in content.contents(at: hash) where !found.contents.contains(content) { found.contents.append(content) }
        }
    }
}
