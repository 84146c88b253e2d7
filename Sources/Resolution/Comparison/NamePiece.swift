/// One observation in the comparison of two names: which words, how they agree, what that weighs.
struct NamePiece: Sendable {
    var level: TokenLevel
    /// Positions in the left name's words, and in the right's; empty where a word has no counterpart.
    var left: Range<Int>
    var right: Range<Int>
    var bits: Double
}
