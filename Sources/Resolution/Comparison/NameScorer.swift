internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

/// Weighs two parsed names against each other: the inner loop of resolution.
struct NameScorer: Sendable {
    var weights = ComparisonWeights()
    /// What an agreement on each word weighs (bits), by word number: rare words say more.
    var wordBits: [Float] = []
    private(set) var pieces: [NamePiece] = []
    /// Words not paired yet, a bit each.
    private var leftFree: UInt32 = 0
    private var rightFree: UInt32 = 0
    private var likely: [NamePiece] = []
    private var glue: [UInt8] = []

    /// The sum of all pieces without the prior. The pieces stay in ``pieces`` until the next call.
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
        if agreement > weights.agreementKnee {
            agreement = weights.agreementKnee + (agreement - weights.agreementKnee) * weights.agreementShare
        }
        return agreement + against + formBits(left.forms, right.forms) + orderBits(left, right, table: table) + loneBits(left, right)
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

    private func isPair(_ piece: NamePiece) -> Bool {
        !piece.left.isEmpty && !piece.right.isEmpty && piece.level != .conflict
    }

    func bits(of token: UInt32) -> Double {
        Int(token) < wordBits.count ? Double(wordBits[Int(token)]) : 9
    }

    // MARK: Pairing

    private mutating func use(_ level: TokenLevel, _ left: Range<Int>, _ right: Range<Int>, _ bits: Double) {
        for index in left { leftFree &= ~(1 << UInt32(index)) }
        for index in right { rightFree &= ~(1 << UInt32(index)) }
        pieces.append(NamePiece(level: level, left: left, right: right, bits: bits))
    }

    private mutating func use(_ level: TokenLevel, _ i: Int, _ j: Int, _ bits: Double) {
        leftFree &= ~(1 << UInt32(i))
        rightFree &= ~(1 << UInt32(j))
        pieces.append(NamePiece(level: level, left: i..<(i + 1), right: j..<(j + 1), bits: bits))
    }

    private func isLeftFree(_ index: Int) -> Bool { leftFree & (1 << UInt32(index)) != 0 }
    private func isRightFree(_ index: Int) -> Bool { rightFree & (1 << UInt32(index)) != 0 }

    private mutating func pairExact(_ a: [UInt32], _ b: [UInt32]) {
        // The same place first, so that repeated words pair in order.
        for i in 0..<min(a.count, b.count) where a[i] == b[i] { use(.exact, i, i, bits(of: a[i])) }
        for i in a.indices where isLeftFree(i) {
            for j in b.indices where isRightFree(j) && a[i] == b[j] {
                use(.exact, i, j, bits(of: a[i]))
                break
            }
        }
    }

    /// A word of one name written as two or more in the other: `Vander Bilt`, `J C` and `JC`.
    private mutating func pairGlued(_ a: [UInt32], _ b: [UInt32], table: TokenTable) {
        guard leftFree.nonzeroBitCount != rightFree.nonzeroBitCount, leftFree != 0, rightFree != 0 else { return }
        for i in a.indices where isLeftFree(i) {
            if let run = gluedRun(a[i], in: b, free: rightFree, table: table) {
                use(.glued, i..<(i + 1), run.range, gluedBits(a[i], b[run.range], run.halfSlips, table: table))
            }
        }
        for j in b.indices where isRightFree(j) {
            if let run = gluedRun(b[j], in: a, free: leftFree, table: table) {
                use(.glued, run.range, j..<(j + 1), gluedBits(b[j], a[run.range], run.halfSlips, table: table))
            }
        }
    }

    private func gluedBits(_ whole: UInt32, _ parts: ArraySlice<UInt32>, _ halfSlips: Int, table: TokenTable) -> Double {
        let letters = parts.reduce(0) { $0 + table.length($1) }
        if table.length(whole) * 2 < letters { return weights.initial * Double(parts.count) * 0.8 }
        let sum = parts.reduce(0) { $0 + (table.length($1) > 1 ? bits(of: $1) : 1.5) }
        return max(bits(of: whole), min(sum, 18)) * weights.gluedShare - weights.gluedCost - Double(halfSlips)
    }

    private mutating func gluedRun(
        _ whole: UInt32, in words: [UInt32], free: UInt32, table: TokenTable
    ) -> (range: Range<Int>, halfSlips: Int)? {
        let length = table.length(whole)
        guard length >= 2 else { return nil }
        if length <= 3, let run = initialsRun(whole, in: words, free: free, table: table) { return (run, 0) }
        let allowed = length < 6 ? 0 : (length < 9 ? 2 : 4)
        var best: (range: Range<Int>, halfSlips: Int)?
        for start in words.indices where free & (1 << UInt32(start)) != 0 {
            glue.removeAll(keepingCapacity: true)
            for end in start..<min(words.count, start + 4) {
                guard free & (1 << UInt32(end)) != 0 else { break }
                table.withWord(words[end]) { glue.append(contentsOf: $0) }
                if glue.count > length + 2 { break }
                guard end > start, glue.count + allowed / 2 >= length else { continue }
                let slips = glue.withUnsafeBufferPointer { part in table.withWord(whole) { EditDistance.halfSlips($0, part) } }
                if slips <= allowed, slips < best?.halfSlips ?? .max { best = (start..<(end + 1), slips) }
            }
        }
        return best
    }

    /// Consecutive words whose initials make up `whole`: `JC` and `Jean Claude`.
    private func initialsRun(_ whole: UInt32, in words: [UInt32], free: UInt32, table: TokenTable) -> Range<Int>? {
        let length = table.length(whole)
        guard words.count >= length else { return nil }
        return table.withWord(whole) { letters in
            (0...(words.count - length)).first { start in
                (0..<length).allSatisfy { free & (1 << UInt32(start + $0)) != 0 && table.initial(words[start + $0]) == letters[$0] }
            }.map { $0..<($0 + length) }
        }
    }

    /// The rest, best pair first.
    private mutating func pairAlike(_ left: ParsedName, _ right: ParsedName, table: TokenTable) {
        guard leftFree != 0, rightFree != 0 else { return }
        likely.removeAll(keepingCapacity: true)
        for i in left.tokens.indices where isLeftFree(i) {
            for j in right.tokens.indices where isRightFree(j) {
                if let (level, bits) = likeness(i, j, left, right, table: table) {
                    likely.append(NamePiece(level: level, left: i..<(i + 1), right: j..<(j + 1), bits: bits))
                }
            }
        }
        if likely.count > 1 {
            likely.sort { ($0.bits, $1.left.lowerBound, $1.right.lowerBound) > ($1.bits, $0.left.lowerBound, $0.right.lowerBound) }
        }
        for piece in likely where isLeftFree(piece.left.lowerBound) && isRightFree(piece.right.lowerBound) {
            use(piece.level, piece.left.lowerBound, piece.right.lowerBound, piece.bits)
        }
    }

    private func likeness(
        _ i: Int, _ j: Int, _ left: ParsedName, _ right: ParsedName, table: TokenTable
    ) -> (level: TokenLevel, bits: Double)? {
        let x = left.tokens[i]
        let y = right.tokens[j]
        let weight = (bits(of: x) + bits(of: y)) / 2
        if table.traits[Int(x)].union(table.traits[Int(y)]).contains(.number) { return nil }
        let p = table.length(x)
        let q = table.length(y)
        if p == 1 || q == 1 {
            guard p + q > 2, table.initial(x) == table.initial(y) else { return nil }
            return (.initial, min(weights.initial, weight))
        }
        if table.areNicknames(x, y) { return (.nickname, weight * weights.nicknameShare - weights.nicknameCost) }
        let longest = max(p, q)
        if table.sounds[Int(x)] == table.sounds[Int(y)], min(p, q) > 2 { return (.sound, weight * weights.soundShare - weights.soundCost) }
        if isCut(x, y, i, j, left, right, table: table) { return (.cut, weight * Double(min(p, q)) / Double(longest)) }
        guard 2 * abs(p - q) <= longest + 2 else { return nil }
        // A slip changes at most one letter on each side.
        let others = (table.letters[Int(x)] ^ table.letters[Int(y)]).nonzeroBitCount
        guard Double(others) / 2 < weights.slipLimit * Double(longest) else { return nil }
        let limit = longest + 1
        var halfSlips = table.withWord(x) { s in table.withWord(y) { EditDistance.halfSlips(s, $0, limit: limit) } }
        if halfSlips > 2 {
            halfSlips = min(halfSlips, 1 + table.withSound(x) { s in table.withSound(y) { EditDistance.halfSlips(s, $0, limit: limit) } })
        }
        let slips = Double(halfSlips) / 2
        let share = min(1, slips / Double(longest) / weights.slipLimit)
        let apart = weights.slipPower == 2 ? share * share : pow(share, weights.slipPower)
        let bits = weight - (weight - weights.conflict) * apart - weights.slipCost * min(slips, 1)
        return bits > weights.conflict ? (.slip, bits) : nil
    }

    /// The last word of a name that was cut at a bank's limit starts the other name's word.
    private func isCut(
        _ x: UInt32, _ y: UInt32, _ i: Int, _ j: Int, _ left: ParsedName, _ right: ParsedName, table: TokenTable
    ) -> Bool {
        guard left.cutLength > 0 && i == left.tokens.count - 1 || right.cutLength > 0 && j == right.tokens.count - 1 else { return false }
        return table.withWord(x) { p in
            table.withWord(y) { q in
                if p.count < q.count { return left.cutLength > 0 && i == left.tokens.count - 1 && q.starts(with: p) }
                return right.cutLength > 0 && j == right.tokens.count - 1 && p.starts(with: q)
            }
        }
    }

    // MARK: Words without a counterpart

    private mutating func pairLeftovers(_ left: ParsedName, _ right: ParsedName, isCompany: Bool, table: TokenTable) {
        let a = left.tokens
        let b = right.tokens
        while let i = heaviest(a, leftFree, numbers: true, table: table), let j = heaviest(b, rightFree, numbers: true, table: table) {
            use(.conflict, i, j, weights.numberConflict)
        }
        // The weightiest words face each other first.
        while let i = heaviest(a, leftFree, numbers: false, table: table), let j = heaviest(b, rightFree, numbers: false, table: table) {
            use(.conflict, i, j, weights.conflict)
        }
        let lastLeft = pieces.lazy.filter(isPair).map { $0.left.upperBound }.max() ?? a.count
        let lastRight = pieces.lazy.filter(isPair).map { $0.right.upperBound }.max() ?? b.count
        for i in a.indices where isLeftFree(i) {
            let isCut = right.cutLength > 0 && i >= lastLeft && right.forms.isEmpty
            use(.missing, i..<(i + 1), 0..<0, missingBits(a[i], isCompany: isCompany, isCut: isCut, table: table))
        }
        for j in b.indices where isRightFree(j) {
            let isCut = left.cutLength > 0 && j >= lastRight && left.forms.isEmpty
            use(.missing, 0..<0, j..<(j + 1), missingBits(b[j], isCompany: isCompany, isCut: isCut, table: table))
        }
    }

    /// The free word that weighs most; only numbers, if so asked.
    private func heaviest(_ words: [UInt32], _ free: UInt32, numbers: Bool, table: TokenTable) -> Int? {
        var best: Int?
        for index in words.indices where free & (1 << UInt32(index)) != 0 {
            let traits = table.traits[Int(words[index])]
            if numbers != traits.contains(.number) || traits.contains(.particle) { continue }
            if best.map({ bits(of: words[index]) > bits(of: words[$0]) }) ?? true { best = index }
        }
        return best
    }

    private func missingBits(_ token: UInt32, isCompany: Bool, isCut: Bool, table: TokenTable) -> Double {
        let traits = table.traits[Int(token)]
        if isCut { return weights.missingParticle }
        if traits.contains(.number) { return weights.missingNumber }
        if traits.contains(.particle) || table.length(token) == 1 { return weights.missingParticle }
        guard isCompany else { return weights.missingPersonWord }
        return traits.contains(.trade) ? weights.missingTradeWord : weights.missingCompanyWord
    }
}
