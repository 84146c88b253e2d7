/// A name as words: what is compared.
struct ParsedName: Sendable {
    enum Kind: UInt8, Sendable { case unknown, person, company }

    /// The words that say who it is: no title, legal form or connective, unless nothing else stands there.
    var tokens: [UInt32] = []
    var forms: LegalForms = []
    var kind = Kind.unknown
    /// The length of the name as written, in characters, if it is one at which banks cut names; else 0.
    var cutLength = 0
    /// The name had a comma after its first word: `Popescu, Ion`.
    var isEmpty: Bool { tokens.isEmpty }
}
