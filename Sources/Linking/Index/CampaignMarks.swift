internal import PipelineModel

/// What marks captions and references as part of a campaign: hashtags, keyword phrases, its id and name. One object, since every part of the work
/// looks things up in it.
final class CampaignMarks: Sendable {
    /// A mark as a reference carries it: words run together, whatever stands between them.
    struct Mark {
        var campaign: Int
        var text: String
        /// Folded bytes: a long mark says more than a short one.
        var length: Int
        /// A name, an id or a hashtag, rather than a keyword.
        var isName: Bool
    }

    private struct Phrase {
        var campaign: Int
        var words: [UInt64]
        var gaps: [UInt32]
    }

    private let hashtags: [UInt64: [Int]]
    private let phrases: [UInt64: [Phrase]]
    private let runTogether: RunTogetherMarks

    /// The most words that one mark has.
    var longest: Int { runTogether.longest }

    init(_ campaigns: [Campaign]) {
        var reader = FoldedWords()
        var hashtags: [UInt64: [Int]] = [:]
        var phrases: [UInt64: [Phrase]] = [:]
        var runTogether = RunTogetherMarks()
        for (index, campaign) in campaigns.enumerated() {
            for tag in campaign.hashtags {
                reader.read(tag)
                for hash in Self.tags(in: reader, bare: true).prefix(1) { hashtags[hash, default: []].append(index) }
                runTogether.add(index, tag, true, reader)
            }
            for keyword in campaign.keywords {
                reader.read(keyword)
                if let first = reader.words.first {
                    phrases[reader.hash(of: first), default: []].append(
                        Phrase(campaign: index, words: reader.words.map { reader.hash(of: $0) }, gaps: reader.words.dropFirst().map(\.gap)))
                }
                runTogether.add(index, keyword, false, reader)
            }
            for name in [campaign.id, campaign.name] {
                reader.read(name)
                runTogether.add(index, name, true, reader)
            }
        }
        self.hashtags = hashtags
        self.phrases = phrases
        self.runTogether = runTogether
    }

    @inline(__always)
    func marks(_ hash: UInt64) -> [Mark]? { runTogether[hash] }

    /// The campaigns whose hashtag or keyword stands in the caption read, each perhaps several times.
    func campaigns(inCaption reader: FoldedWords, into found: inout [Int]) {
        find(in: reader, bare: false, &found)
        guard !phrases.isEmpty else { return }
        for (index, word) in reader.words.enumerated() {
            for phrase in phrases[reader.hash(of: word)] ?? [] where Self.stands(phrase, at: index, in: reader) {
                found.append(phrase.campaign)
            }
        }
    }

    /// The campaigns whose hashtag stands in a list of hashtags, with or without `#`.
    func campaigns(inHashtags reader: FoldedWords, into found: inout [Int]) { find(in: reader, bare: true, &found) }

    private func find(in reader: FoldedWords, bare: Bool, _ found: inout [Int]) {
        guard !hashtags.isEmpty else { return }
        for tag in Self.tags(in: reader, bare: bare) { if let campaigns = hashtags[tag] { found += campaigns } }
    }

    private static func stands(_ phrase: Phrase, at index: Int, in reader: FoldedWords) -> Bool {
        guard index + phrase.words.count <= reader.words.count else { return false }
        for offset in 1..<max(1, phrase.words.count) {
            let word = reader.words[index + offset]
            guard word.gap == phrase.gaps[offset - 1], reader.hash(of: word) == phrase.words[offset] else { return false }
        }
        return true
    }

    /// Hashes of the whole hashtags: words after `#` (any word, where `bare`), joined with those that follow over `_`.
    static func tags(in reader: FoldedWords, bare: Bool) -> [UInt64] {
        var tags: [UInt64] = []
        var index = 0
        while index < reader.words.count {
            let word = reader.words[index]
            index += 1
            guard bare || word.mark == 0x23 else { continue }
            var end = word.end
            while index < reader.words.count, reader.words[index].gap == 0x5F {
                end = reader.words[index].end
                index += 1
            }
            // `#vot_` and `#_vot` are other tags than `#vot`.
            var start = word.start
            while start > 0, reader.bytes[start - 1] == 0x5F { start -= 1 }
            while end < reader.bytes.count, reader.bytes[end] == 0x5F { end += 1 }
            tags.append(reader.hash(of: start..<end))
        }
        return tags
    }
}
