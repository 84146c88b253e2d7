internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

/// Weighs two parsed names against each other: the inner loop of resolution.
struct NameScorer: Sendable {
    var weights = ComparisonWeights()
    /// What an agreement on each word weighs (bits), by word number: rare words say more.
    var wordBits: [Float] = []
    /// Whether a word, by its number, is one that others bear too: of the lexicon's names, or in several names of the run.
    var isKnown: [Bool] = []
    /// What each level weighs more than by the fixed weights.
    var shifts = LevelShifts.none
    var pieces: [NamePiece] = []
    /// How the words of the names compared last agree.
    private(set) var pattern = ComparisonPattern([], isCompany: false)
    /// What the agreement of the words together says less than the sum of each.
    private(set) var dependence = 0.0
    /// Words not paired yet, a bit each.
    var leftFree: UInt32 = 0
    var rightFree: UInt32 = 0
    var likely: [NamePiece] = []
    var glue: [UInt8] = []
    var slips = SlipCache()

    /// The sum of all pieces without the prior, with what ``shifts`` add. The pieces stay in ``pieces`` and ``pattern`` until the next call.
    mutating func score(_ left: ParsedName, _ right: ParsedName, table: TokenTable) -> Double {
        pieces.removeAll(keepingCapacity: true)
        let a = left.tokens
        let b = right.tokens
        leftFree = UInt32(truncatingIfNeeded: (1 << a.count) - 1)
        rightFree = UInt32(truncatingIfNeeded: (1 << b.count) - 1)
        pairExact(a, b)
        pairGlued(a, b, table: table)
        pairAlike(left, right, table: table)
        let isCompany = left.kind == .company || right.kind == .company
        pairLeftovers(left, right, isCompany: isCompany, table: table)
        var against = 0.0
        var agreement = 0.0
        for piece in pieces { if piece.bits > 0 { agreement += piece.bits } else { against += piece.bits } }
        dependence = min(0, weights.agreementKnee - agreement) * (1 - weights.agreementShare)
        pattern = ComparisonPattern(pieces, isCompany: isCompany)
        return agreement + dependence + against + formBits(left.forms, right.forms) + orderBits(left, right, table: table)
            + loneBits(left, right)
            + shifts.bits(pattern)
    }

    /// What a name scores beside itself.
    func score(same name: ParsedName) -> Double {
        var agreement = name.tokens.reduce(0) { $0 + bits(of: $1) }
        agreement += min(0, weights.agreementKnee - agreement) * (1 - weights.agreementShare)
        return agreement + formBits(name.forms, name.forms) + shifts.bits(ComparisonPattern(same: name))
    }

    func formBits(_ left: LegalForms, _ right: LegalForms) -> Double {
        if left.conflicts(with: right) { return weights.formConflicts }
        return left.isDisjoint(with: right) ? 0 : weights.formAgrees
    }

    /// The words agree but stand in another order.
    func orderBits(_ left: ParsedName, _ right: ParsedName, table: TokenTable) -> Double {
        for (index, piece) in pieces.enumerated() where isPair(piece) {
            for other in pieces[(index + 1)...] where isPair(other) {
                if (piece.left.lowerBound < other.left.lowerBound) == (piece.right.lowerBound < other.right.lowerBound) { continue }
                let isDescent =
                    left.tokens.contains { table.traits[Int($0)].contains(.patronymic) }
                    && left.tokens.count == right.tokens.count && left.tokens.first != right.tokens.first
                return isDescent ? weights.descentDiffers : weights.orderDiffers
            }
        }
        return 0
    }

    /// One word in common is little where either name has more.
    func loneBits(_ left: ParsedName, _ right: ParsedName) -> Double {
        guard max(left.tokens.count, right.tokens.count) > 1, min(left.tokens.count, right.tokens.count) == 1,
            !pieces.contains(where: { $0.level == .glued })
        else { return 0 }
        return weights.loneWord
    }

    func isPair(_ piece: NamePiece) -> Bool {
        !piece.left.isEmpty && !piece.right.isEmpty && piece.level != .conflict
    }

    func bits(of token: UInt32) -> Double {
        Int(token) < wordBits.count ? Double(wordBits[Int(token)]) : 9
    }

    /// Whether either word is a name of its own and not a slip of the other. A slip of a common word comes about often, but far less so than the word.
    func areBothNames(_ x: UInt32, _ y: UInt32) -> Bool {
        guard Int(max(x, y)) < isKnown.count, isKnown[Int(x)], isKnown[Int(y)] else { return false }
        return abs(wordBits[Int(x)] - wordBits[Int(y)]) < Self.mostBitsApart
    }

    /// One in a hundred of those who bear a name is written in any one mistaken way.
    private static let mostBitsApart: Float = 6.5

    // MARK: Words in use

    mutating func use(_ level: TokenLevel, _ left: Range<Int>, _ right: Range<Int>, _ bits: Double) {
        for index in left { leftFree &= ~(1 << UInt32(index)) }
        for index in right { rightFree &= ~(1 << UInt32(index)) }
        pieces.append(NamePiece(level: level, left: left, right: right, bits: bits))
    }

    mutating func use(_ level: TokenLevel, _ i: Int, _ j: Int, _ bits: Double) {
        leftFree &= ~(1 << UInt32(i))
        rightFree &= ~(1 << UInt32(j))
        pieces.append(NamePiece(level: level, left: i..<(i + 1), right: j..<(j + 1), bits: bits))
    }

    func isLeftFree(_ index: Int) -> Bool { leftFree & (1 << UInt32(index)) != 0 }
    func isRightFree(_ index: Int) -> Bool { rightFree & (1 << UInt32(index)) != 0 }
}
