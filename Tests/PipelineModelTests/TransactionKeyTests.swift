import Testing

@testable import PipelineModel

@Suite struct TransactionKeyTests {
    static func key(_ text: String) -> TransactionKey {
        var text = text
        return text.withUTF8 { .of($0) }
    }

    static func found(_ id: String, inWords words: String) -> Bool {
        var reader = FoldedWords()
        reader.read(words)
        let hash = reader.words.reduce(FoldedWords.emptyHash) { reader.hash(of: $1, from: $0) }
        return key(id).isAmong([TransactionKey(words: hash)])
    }

    @Test(arguments: [
        ("", false, false, false), ("1", true, false, false), ("12345", true, false, false), ("123456", true, true, true),
        ("ABCDEF", true, true, false), ("FT-24275-001XK", true, true, true), ("a1-b2-c3", true, true, false), ("------", true, true, false),
        ("№№№123", true, true, true),
    ])
    func whatAnIDIsGoodFor(text: String, isGiven: Bool, isTelling: Bool, isSearchable: Bool) {
        let key = Self.key(text)
        #expect((key.isGiven, key.isTelling, key.isSearchable) == (isGiven, isTelling, isSearchable))
    }

    @Test(arguments: [
        ("FT24275001XK", "ft24275001xk"), ("FT-24275-001XK", "FT 24275 001XK"), ("Überweisung2024", "uberweisung 2024"),
    ])
    func idsAreFoundHoweverTheyAreCut(id: String, words: String) { #expect(Self.found(id, inWords: words)) }

    @Test(arguments: [("FT24275001XK", "FT24275001XL"), ("ABCDEF", "ABCDEF"), ("12345", "12345"), ("123456", "12345")])
    func othersAreNot(id: String, words: String) { #expect(!Self.found(id, inWords: words)) }

    /// The plain path answers what the slow one does.
    @Test func plainIDsReadAsFolded() {
        for number in 0..<2000 {
            var id = String((UInt64(number) &+ 7) &* 0x9E37_79B9_7F4A_7C15, radix: 36, uppercase: number % 2 == 0)
            id.withUTF8 { bytes in
                guard bytes.count >= TransactionKey.shortest else { return }
                #expect(TransactionKey.plain(bytes) == TransactionKey.folded(bytes), "id \(number)")
            }
        }
    }
}
