/// How the words of two names agree: how many stand at each level, and whether one of the names is a firm's.
///
/// A pattern is a fact of two names and of nothing else in the run.
struct ComparisonPattern: Hashable, Sendable {
    /// Five bits per level, which hold the words of a name, six for the last, where words of both names count; the highest bit for a firm.
    let packed: UInt64

    init(_ pieces: [NamePiece], isCompany: Bool) {
        var packed: UInt64 = isCompany ? Self.company : 0
        for piece in pieces { packed += 1 << Self.place(piece.level) }
        self.packed = packed
    }

    /// Of a name beside itself.
    init(same name: ParsedName) {
        packed = UInt64(name.tokens.count) | (name.kind == .company ? Self.company : 0)
    }

    var isCompany: Bool { packed & Self.company != 0 }

    func count(_ level: TokenLevel) -> Int { Int(packed >> Self.place(level) & (level == .unpaired ? 63 : 31)) }

    /// Every word of either name has its counterpart, and none is a mere initial.
    var isWhole: Bool { count(.missing) + count(.conflict) + count(.initial) + count(.unpaired) == 0 }

    /// A person's name with a word left out or abridged, of which enough is left to tell whose it is.
    var isAbridged: Bool {
        let agreeing = count(.exact) + count(.sound) + count(.nickname) + count(.slip) + count(.near) + count(.glued) + count(.cut)
        return !isCompany && count(.conflict) == 0 && agreeing > 0 && agreeing + count(.initial) > 1
    }

    private static let company: UInt64 = 1 << 63
    private static func place(_ level: TokenLevel) -> UInt64 { 5 * UInt64(level.rawValue) }
}
