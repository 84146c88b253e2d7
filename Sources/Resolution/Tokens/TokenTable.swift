internal import PipelineModel

/// The distinct words of all names, each with a number, its traits and its sound.
struct TokenTable: Sendable {
    /// The word's number is its ``TextID``'s raw value.
    private(set) var texts = TextTable()
    private(set) var traits: [TokenTraits] = [[]]
    /// The number of the sound, which two words may share.
    private(set) var sounds: [UInt32] = [0]
    private var soundTexts = TextTable()
    /// The hash of the word's letters, the same in every run.
    private(set) var prints: [Fingerprint] = [Fingerprint(rawValue: 0)]
    private(set) var lengths: [UInt16] = [0]
    private(set) var initials: [UInt8] = [0]
    /// Which letters the sound of each word has, a bit each.
    private(set) var letters: [UInt32] = [0]
    /// Groups of nicknames the word is in; parallel to the lexicon's words only.
    private(set) var nicknames: [UInt32: [UInt16]] = [:]
    private(set) var forms: [UInt32: [LegalForm]] = [:]
    private var scratch: [UInt8] = []

    /// A legal form as word numbers.
    struct LegalForm: Sendable {
        let words: [UInt32]
        let kind: LegalForms
        let position: LegalFormList.Position
    }

    /// The words of the lexicon alone.
    static let lexicon = TokenTable.build()

    var count: Int { texts.count }

    mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let id = texts.intern(word).rawValue
        if Int(id) == traits.count { learn(word) }
        return id
    }

    mutating func intern(_ word: [UInt8]) -> UInt32 {
        word.withUnsafeBufferPointer { intern($0) }
    }

    private mutating func learn(_ word: UnsafeBufferPointer<UInt8>) {
        let numeric = Self.isNumber(word) || Self.isRoman(word)
        traits.append(numeric ? .number : [])
        prints.append(Fingerprint.of(word))
        lengths.append(UInt16(clamping: word.count))
        initials.append(word.first ?? 0)
        scratch.removeAll(keepingCapacity: true)
        SoundCode.append(word, to: &scratch)
        letters.append(scratch.reduce(0) { $0 | 1 << UInt32($1 & 31) })
        sounds.append(scratch.withUnsafeBufferPointer { soundTexts.intern($0) }.rawValue)
    }

    /// Keeps a word of another table, with all that is known of it there.
    mutating func adopt(_ token: UInt32, of other: TokenTable) -> UInt32 {
        let index = Int(token)
        let id = other.withWord(token) { texts.intern($0).rawValue }
        guard Int(id) == traits.count else { return id }
        traits.append(other.traits[index])
        prints.append(other.prints[index])
        lengths.append(other.lengths[index])
        initials.append(other.initials[index])
        letters.append(other.letters[index])
        sounds.append(other.withSound(token) { soundTexts.intern($0) }.rawValue)
        return id
    }

    /// Has a digit, unless every digit stands between letters as in `sech1n`.
    private static func isNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        for index in word.indices where isDigit(word[index]) {
            let isInside = index > 0 && index + 1 < word.count && !isDigit(word[index - 1]) && !isDigit(word[index + 1])
            if !isInside || word.count < 4 { return true }
        }
        return false
    }

    /// II to XXXIX; a single letter is an initial.
    private static func isRoman(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count >= 2, word.count <= 6 else { return false }
        var index = 0
        while index < word.count, index < 3, word[index] == UInt8(ascii: "x") { index += 1 }
        let rest = word[index...]
        if rest.elementsEqual("ix".utf8) || rest.elementsEqual("iv".utf8) || rest.isEmpty { return true }
        if word[index] == UInt8(ascii: "v") { index += 1 }
        return word.count - index <= 3 && word[index...].allSatisfy { $0 == UInt8(ascii: "i") }
    }

    func withWord<Result>(_ token: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        texts.withBytes(of: TextID(rawValue: token), body)
    }

    func withSound<Result>(_ token: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        soundTexts.withBytes(of: TextID(rawValue: sounds[Int(token)]), body)
    }

    func length(_ token: UInt32) -> Int { Int(lengths[Int(token)]) }
    func initial(_ token: UInt32) -> UInt8 { initials[Int(token)] }
    func text(_ token: UInt32) -> String { texts[TextID(rawValue: token)] }

    func areNicknames(_ left: UInt32, _ right: UInt32) -> Bool {
        guard traits[Int(left)].intersection(traits[Int(right)]).contains(.givenName) else { return false }
        guard let groups = nicknames[left], let others = nicknames[right] else { return false }
        return groups.contains { others.contains($0) }
    }

    private mutating func mark(_ words: [[UInt8]], _ trait: TokenTraits) {
        for word in words { traits[Int(intern(word))].insert(trait) }
    }

    private static func build() -> TokenTable {
        var table = TokenTable()
        table.mark(WordLists.titles, .title)
        table.mark(WordLists.particles, .particle)
        table.mark(WordLists.connectives, .connective)
        table.mark(WordLists.patronymics, .patronymic)
        table.mark(WordLists.generations, .generation)
        table.mark(WordLists.trades, .trade)
        table.mark(WordLists.places, .place)
        table.mark(WordLists.common, .common)
        table.mark(NameLists.given, .givenName)
        table.mark(NameLists.family, .familyName)
        for (group, names) in NameLists.nicknames.enumerated() {
            for name in names {
                let id = table.intern(name)
                table.traits[Int(id)].insert(.givenName)
                table.nicknames[id, default: []].append(UInt16(group))
            }
        }
        for form in LegalFormList.forms {
            let words = form.words.map { table.intern($0) }
            guard let first = words.first else { continue }
            table.traits[Int(first)].insert(.opensForm)
            table.forms[first, default: []].append(LegalForm(words: words, kind: form.kind, position: form.position))
        }
        for first in table.forms.keys { table.forms[first]?.sort { $0.words.count > $1.words.count } }
        return table
    }
}

extension TokenTable: Portable {
    /// What names are compared by; legal forms matter only to the parser.
    func write(to bytes: inout ByteWriter) {
        bytes.write(texts)
        bytes.write(items: traits)
        bytes.write(items: sounds)
        bytes.write(soundTexts)
        bytes.write(items: prints)
        bytes.write(items: lengths)
        bytes.write(items: initials)
        bytes.write(items: letters)
        bytes.write(nicknames.count)
        for (token, groups) in nicknames.sorted(by: { $0.key < $1.key }) {
            bytes.write(Int(token))
            bytes.write(items: groups)
        }
    }

    init(from bytes: inout ByteReader) throws {
        texts = try bytes.value()
        traits = try bytes.items()
        sounds = try bytes.items()
        soundTexts = try bytes.value()
        prints = try bytes.items()
        lengths = try bytes.items()
        initials = try bytes.items()
        letters = try bytes.items()
        for _ in 0..<(try bytes.count()) {
            let token = UInt32(truncatingIfNeeded: try bytes.number())
            nicknames[token] = try bytes.items()
        }
    }
}
