/// Names as sets of folded words, legal forms left out: what makes two names the same to the letter.
public struct NameKeys: Sendable {
    private var reader = FoldedWords()
    private var hashes: [UInt64] = []

    private static let legalForms: Set<String> = [
        "srl", "srld", "sa", "sc", "scs", "sca", "pfa", "ii", "if", "ra", "ltd", "limited", "llc", "llp", "lp", "plc", "inc", "corp",
        "gmbh", "ag",
        "kg", "ohg", "ug", "sas", "sarl", "spa", "snc", "bv", "nv", "kft", "zrt", "doo", "dd", "ad", "ood", "eood", "sp", "zoo", "oy",
        "oyj", "ab",
        "as", "aps", "sro", "se", "sl", "slu", "lda", "ong", "asociatia", "fundatia",
    ]

    /// The forms as ``FoldedWords`` hashes them.
    private static let formHashes: Set<UInt64> = {
        var reader = FoldedWords()
        return Set(
            legalForms.map { form in
                reader.read(form)
                return reader.words.first.map { reader.hash(of: $0) } ?? 0
            })
    }()

    public init() {}

    /// A hash of ``words(_:)-(UnsafeBufferPointer<UInt8>)``, made without any of them; 0 where there are none.
    public mutating func print(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        reader.read(name)
        hashes.removeAll(keepingCapacity: true)
        var initials = FoldedWords.emptyHash
        for word in reader.words {
            if word.end - word.start == 1 {
                initials = reader.hash(of: word, from: initials)
                continue
            }
            if initials != FoldedWords.emptyHash { hashes.append(initials) }
            initials = FoldedWords.emptyHash
            hashes.append(reader.hash(of: word))
        }
        if initials != FoldedWords.emptyHash { hashes.append(initials) }
        let forms = Self.formHashes
        if hashes.contains(where: { !forms.contains($0) }) { hashes.removeAll { forms.contains($0) } }
        guard !hashes.isEmpty else { return 0 }
        hashes.sort()
        var print = Fingerprint(rawValue: 0)
        for index in hashes.indices where index == 0 || hashes[index] != hashes[index - 1] {
            print = print.combined(with: Fingerprint(rawValue: hashes[index]))
        }
        return print.rawValue
    }

    /// The distinct words that tell the name, sorted.
    public mutating func words(_ name: UnsafeBufferPointer<UInt8>) -> [String] {
        reader.read(name)
        var words: [String] = []
        var initials = ""
        for word in reader.words {
            if word.end - word.start == 1 {
                initials += reader.text(word.start..<word.end)
                continue
            }
            if !initials.isEmpty { words.append(initials) }
            initials = ""
            words.append(reader.text(word.start..<word.end))
        }
        if !initials.isEmpty { words.append(initials) }
        let telling = words.filter { !Self.legalForms.contains($0) }
        return Set(telling.isEmpty ? words : telling).sorted()
    }

    public mutating func words(_ name: String) -> [String] {
        var name = name
        return name.withUTF8 { words($0) }
    }

    public mutating func key(_ name: String) -> String { words(name).joined(separator: " ") }
}
