/// Names compared as sets of folded words, legal forms left out: for listed sponsors, the sponsors that disclosures name and watch lists.
public struct NameKeys: Sendable {
    private var reader = FoldedWords()

    private static let legalForms: Set<String> = [
        "srl", "srld", "sa", "sc", "scs", "sca", "pfa", "ii", "if", "ra", "ltd", "limited", "llc", "llp", "lp", "plc", "inc", "corp",
        "gmbh", "ag",
        "kg", "ohg", "ug", "sas", "sarl", "spa", "snc", "bv", "nv", "kft", "zrt", "doo", "dd", "ad", "ood", "eood", "sp", "zoo", "oy",
        "oyj", "ab",
        "as", "aps", "sro", "se", "sl", "slu", "lda", "ong", "asociatia", "fundatia",
    ]

    public init() {}

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
