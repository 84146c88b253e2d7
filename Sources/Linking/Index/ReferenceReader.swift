internal import PipelineModel

/// Reads what a reference says: campaigns' marks, content, handles, numbers of posts, words. One object that never changes, for all parts of the
/// work; ``ReferenceTable`` keeps what it finds.
final class ReferenceReader: Sendable {
    let texts: TextTable
    private let marks: CampaignMarks
    private let content: ContentIndex
    private let handles: KeyTable<[(handle: TextID, owner: PartyID)]>
    private let platforms: Set<UInt64>
    private let postWords: Set<UInt64>

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

    /// What the text read says.
    func facts(_ read: FoldedWords) -> ReferenceFacts {
        var found = ReferenceFacts.Found()
        readMarks(read, &found)
        readCount(read, &found)
        var previous: (hash: UInt64, end: Int) = (0, 0)
        read.eachSegment { range, symbol in
            let hash = read.hash(of: range)
            readContent(read.bytes[range], hash, &found)
            let afterPlatform = symbol == 0x3A && previous.end + 1 == range.lowerBound && platforms.contains(previous.hash)
            readHandle(range, hash, explicit: symbol == 0x40 || afterPlatform, &found)
            previous = (hash, range.upperBound)
        }
        readAddresses(read, &found)
        return ReferenceFacts(found)
    }

    /// Adds the distinct words of the text read, hashed: handles, numbers and words of fewer than three bytes left out; of a word that ends in
    /// digits (`MARAVEST10`) what stands before them.
    func readWords(_ read: FoldedWords, into found: inout [UInt64]) {
        let start = found.count
        var named: [Range<Int>] = []
        read.eachSegment { range, _ in if handles.number(of: read.hash(of: range)) != nil { named.append(range) } }
        for word in read.words {
            var end = word.end
            while end > word.start, (0x30...0x39).contains(read.bytes[end - 1]) { end -= 1 }
            guard end - word.start >= (end < word.end ? 4 : 3), !read.bytes[word.start..<end].contains(where: { $0 < 0x3A }),
                !named.contains(where: { $0.contains(word.start) })
            else { continue }
            let hash = read.hash(of: word.start..<end)
            if !found[start...].contains(hash) { found.append(hash) }
        }
    }

    /// Every run of words, run together, that is a campaign's mark.
    private func readMarks(_ read: FoldedWords, _ found: inout ReferenceFacts.Found) {
        for start in read.words.indices {
            var hash = FoldedWords.emptyHash
            // A mark may be written with more gaps than it is configured with (`echilibru si verticalitate`).
            for index in start..<min(read.words.count, start + marks.longest + 5) {
                hash = read.hash(of: read.words[index], from: hash)
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

    private func readCount(_ read: FoldedWords, _ found: inout ReferenceFacts.Found) {
        for (number, unit) in zip(read.words, read.words.dropFirst())
        where number.hasDigit && number.end - number.start <= 2 && postWords.contains(read.hash(of: unit)) {
            if let count = Int(read.text(number.start..<number.end)), (1...50).contains(count) {
                found.postCount = max(found.postCount, count)
            }
        }
    }

    private func readContent(_ segment: ArraySlice<UInt8>, _ hash: UInt64, _ found: inout ReferenceFacts.Found) {
        // Short ids are words and numbers like others.
        guard segment.count >= 5, segment.contains(where: { (0x30...0x39).contains($0) }) || segment.count >= 9 else { return }
        let named = content.contents(named: hash)
        guard named.count <= 4 else { return }
        for content in named where !found.contents.contains(content) { found.contents.append(content) }
    }

    private func readHandle(_ range: Range<Int>, _ hash: UInt64, explicit: Bool, _ found: inout ReferenceFacts.Found) {
        guard range.count >= (explicit ? 2 : 5), let named = handles[hash] else { return }
        for (handle, owner) in named where !found.handles.contains(where: { $0.handle == handle }) {
            found.handles.append(.init(handle: handle, owner: owner, explicit: explicit))
        }
    }

    private func readAddresses(_ read: FoldedWords, _ found: inout ReferenceFacts.Found) {
        guard read.bytes.contains(0x2F) else { return }
        var address: [UInt8] = []
        for part in read.bytes.split(separator: 0x20) where part.contains(0x2F) && part.contains(0x2E) {
            guard let hash = part.withUnsafeBufferPointer({ WebAddress.hash($0, &address) }) else { continue }
            for content in content.contents(at: hash) where !found.contents.contains(content) { found.contents.append(content) }
        }
    }
}
