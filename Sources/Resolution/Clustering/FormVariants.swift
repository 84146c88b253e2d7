internal import PipelineModel

/// Names that agree in every word and differ in the legal form alone: `Pro TV SRL` and `PRO TV`.
struct FormVariants: Sendable {
    /// A firm's name without its legal form, and the only name of the run that has the same words and a form.
    struct Pair: Sendable {
        var bare: Int
        var formed: Int
    }

    /// In the order of the folds.
    private(set) var pairs: [Pair] = []
    /// Names without a form, each with the names of the same words that it is no spelling of: where several forms of a name are in the run
    /// (`Alfa SRL`, `Alfa SA`), all of these; where it is a person's, the firms.
    private var torn: [Int: [Int]] = [:]

    /// So many names are looked at at a time.
    private static let partSize = 8_192

    init(_ folds: FoldTable, workers: Workers) {
        let parts = Workers.parts(of: folds.names.indices, size: Self.partSize)
        var found = workers.map(parts.count) { part in
            parts[part].compactMap { formed -> Pair? in
                guard !Self.form(of: folds.names[formed]).isEmpty else { return nil }
                // A name without a form has the print of its words.
                let words = FoldTable.fingerprint(of: ParsedName(tokens: folds.names[formed].tokens), table: folds.table)
                return folds.fold(withPrint: words).map { Pair(bare: $0, formed: formed) }
            }
        }.flatMap { $0 }
        found.sort { ($0.bare, $0.formed) < ($1.bare, $1.formed) }
        var start = 0
        while start < found.count {
            let end = found[start...].firstIndex { $0.bare != found[start].bare } ?? found.count
            add(found[start].bare, found[start..<end].map(\.formed), folds)
            start = end
        }
    }

    private mutating func add(_ bare: Int, _ formed: [Int], _ folds: FoldTable) {
        func isOnly(_ forms: LegalForms, _ fold: Int) -> Bool { Self.form(of: folds.names[fold]).isSubset(of: forms) }
        if Self.isPerson(folds.names[bare], folds.table) {
            let firms = formed.filter { !isOnly(.soleTrader, $0) }
            if !firms.isEmpty { torn[bare] = firms }
        } else if formed.count > 1 {
            torn[bare] = formed
        } else if isOnly(Self.leftOut, formed[0]), Self.mayBeFirm(folds.names[bare], folds.table) {
            pairs.append(Pair(bare: bare, formed: formed[0]))
        }
    }

    /// Whether one of two names has a legal form that the other, of the same words, does not stand for.
    func areTorn(_ left: Int, _ right: Int) -> Bool {
        !torn.isEmpty && (torn[left]?.contains(right) == true || torn[right]?.contains(left) == true)
    }

    /// Forms that follow a firm's name and are often left out. `Fundația` and `Asociația` stand before a name as a part of it, and a sole
    /// trader's firm is the person.
    private static let leftOut: LegalForms = [.limited, .stock, .partnership]

    private static func form(of name: ParsedName) -> LegalForms { name.forms.subtracting(.vague) }

    /// All words are names that many people bear.
    private static func isPerson(_ name: ParsedName, _ table: TokenTable) -> Bool {
        name.tokens.count > 1 && name.tokens.allSatisfy { !table.traits[Int($0)].isDisjoint(with: [.givenName, .familyName]) }
    }

    /// What may be a person is not joined with the firm of that name, and a single word that many have is nobody's name.
    private static func mayBeFirm(_ name: ParsedName, _ table: TokenTable) -> Bool {
        guard name.kind != .person else { return false }
        guard name.tokens.count == 1, let word = name.tokens.first else { return true }
        return table.length(word) > 1 && table.traits[Int(word)].isDisjoint(with: commonWords)
    }

    private static let commonWords: TokenTraits = [
        .title, .particle, .connective, .trade, .place, .number, .givenName, .familyName, .common,
    ]
}
