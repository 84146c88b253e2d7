internal import PipelineModel

/// Weighs two parsed names against each other: the inner loop of resolution.
struct NameScorer: Sendable {
    var weights = ComparisonWeights()
    /// What an agreement on each word weighs (bits), by word number: rare words say more.
    var wordBits: [Float] = []
    private(set) var pieces: [NamePiece] = []
    private var leftUsed: UInt32 = 0
    private var rightUsed: UInt32 = 0
    private var glue: [UInt8] = []

    /// The sum of all pieces without the prior. The pieces stay in ``pieces`` until the next call.
    mutating func score(_ left: ParsedName, _ right: ParsedName, table: TokenTable) -> Double {
        pieces.removeAll(keepingCapacity: true)
        leftUsed = 0
        rightUsed = 0
        let a = left.tokens
        let b = right.tokens
        pairExact(a, b)
        pairGlued(a, b, table: table)
        pairAlike(left, right, table: table)
        let isCompany = left.kind == .company || right.kind == .company
        pairLeftovers(left, right, isCompany: isCompany, table: table)
        var total = 0.0
        var agreement = 0.0
        for piece in pieces { if piece.bits > 0 { agreement += piece.bits } else { total += piece.bits } }
        if agreement > weights.agreementKnee {
            agreement = weights.agreementKnee + (agreement - weights.agreementKnee) * weights.agreementShare
        }
        total += agreement
        return total + formBits(left.forms, right.forms) + orderBits()
    }

    func formBits(_ left: LegalForms, _ right: LegalForms) -> Double {
        if left.conflicts(with: right) { return weights.formConflicts }
        return left.isDisjoint(with: right) ? 0 : weights.formAgrees
    }

    /// The words agree but stand in another order.
    func orderBits() -> Double {
        var last = -1
        for piece in pieces.lazy.filter({ !$0.left.isEmpty && !$0.right.isEmpty && $0.level != .conflict }).sorted(by: {
            $0.left.lowerBound < $1.left.lowerBound
        }) {
            if piece.right.lowerBound < last { return weights.orderDiffers }
            last = piece.right.lowerBound
        }
        return 0
    }

    func bits(of token: UInt32) -> Double {
        Int(token) < wordBits.count ? Double(wordBits[Int(token)]) : 9
    }

    // MARK: Pairing

    private mutating func use(_ level: TokenLevel, _ left: Range<Int>, _ right: Range<Int>, _ bits: Double) {
        for index in left { leftUsed |= 1 << UInt32(index) }
        for index in right { rightUsed |= 1 << UInt32(index) }
        pieces.append(NamePiece(level: level, left: left, right: right, bits: bits))
    }

    private func leftFree(_ index: Int) -> Bool { leftUsed & (1 << UInt32(index)) == 0 }
    private func rightFree(_ index: Int) -> Bool { rightUsed & (1 << UInt32(index)) == 0 }

    private mutating func pairExact(_ a: [UInt32], _ b: [UInt32]) {
        for i in a.indices {
            // The same place first, so that repeated words pair in order.
            if i < b.count, a[i] == b[i], rightFree(i) {
                use(.exact, i..<(i + 1), i..<(i + 1), bits(of: a[i]))
            } else if let j = b.indices.first(where: { rightFree($0) && b[$0] == a[i] && !($0 < a.count && a[$0] == b[$0]) }) {
                use(.exact, i..<(i + 1), j..<(j + 1), bits(of: a[i]))
            }
        }
    }

    /// A word of one name written as two or more in the other: `Vander Bilt`, `J C` and `JC`.
    private mutating func pairGlued(_ a: [UInt32], _ b: [UInt32], table: TokenTable) {
        guard a.count != b.count || leftUsed == 0 else { return }
        for i in a.indices where leftFree(i) {
            if let run = gluedRun(a[i], in: b, free: rightFree, table: table) {
                use(.glued, i..<(i + 1), run.range, gluedBits(a[i], b[run.range], run.halfSlips, table: table))
            }
        }
        for j in b.indices where rightFree(j) {
            if let run = gluedRun(b[j], in: a, free: leftFree, table: table) {
                use(.glued, run.range, j..<(j + 1), gluedBits(b[j], a[run.range], run.halfSlips, table: table))
            }
        }
    }

    private func gluedBits(_ whole: UInt32, _ parts: ArraySlice<UInt32>, _ halfSlips: Int, table: TokenTable) -> Double {
        let sum = parts.reduce(0) { $0 + (table.withWord($1) { $0.count > 1 } ? bits(of: $1) : 1.5) }
        return max(bits(of: whole), min(sum, 18)) * weights.gluedShare - weights.gluedCost - Double(halfSlips) * 0.5 * weights.slipCost
    }

    private mutating func gluedRun(
        _ whole: UInt32, in words: [UInt32], free: (Int) -> Bool, table: TokenTable
    ) -> (range: Range<Int>, halfSlips: Int)? {
        let length = table.withWord(whole) { $0.count }
        guard length >= 2 else { return nil }
        var best: (range: Range<Int>, halfSlips: Int)?
        for start in words.indices where free(start) {
            glue.removeAll(keepingCapacity: true)
            for end in start..<min(words.count, start + 4) where free(end) {
                table.withWord(words[end]) { glue.append(contentsOf: $0) }
                if glue.count > length + 2 { break }
                guard end > start, glue.count + 2 >= length else { continue }
                let slips = glue.withUnsafeBufferPointer { part in table.withWord(whole) { EditDistance.halfSlips($0, part) } }
                let allowed = length < 6 ? 0 : (length < 9 ? 2 : 4)
                if slips <= allowed, slips < best?.halfSlips ?? .max { best = (start..<(end + 1), slips) }
            }
        }
        return best
    }

    /// The rest, best pair first.
    private mutating func pairAlike(_ left: ParsedName, _ right: ParsedName, table: TokenTable) {
        let a = left.tokens
        let b = right.tokens
        var found: [NamePiece] = []
        for i in a.indices where leftFree(i) {
            for j in b.indices where rightFree(j) {
                if let piece = likeness(i, j, left, right, table: table) { found.append(piece) }
            }
        }
        found.sort { ($0.bits, $1.left.lowerBound, $1.right.lowerBound) > ($1.bits, $0.left.lowerBound, $0.right.lowerBound) }
        for piece in found where leftFree(piece.left.lowerBound) && rightFree(piece.right.lowerBound) {
            use(piece.level, piece.left, piece.right, piece.bits)
        }
    }

    private func likeness(_ i: Int, _ j: Int, _ left: ParsedName, _ right: ParsedName, table: TokenTable) -> NamePiece? {
        let x = left.tokens[i]
        let y = right.tokens[j]
        let places = (i..<(i + 1), j..<(j + 1))
        let weight = (bits(of: x) + bits(of: y)) / 2
        let traits = table.traits[Int(x)].union(table.traits[Int(y)])
        if traits.contains(.number) { return nil }
        return table.withWord(x) { p in
            table.withWord(y) { q in
                if p.count == 1 || q.count == 1 {
                    guard p.count + q.count > 2, p[0] == q[0] else { return nil }
                    return NamePiece(level: .initial, left: places.0, right: places.1, bits: min(weights.initial, weight))
                }
                if table.areNicknames(x, y) {
                    return NamePiece(
                        level: .nickname, left: places.0, right: places.1, bits: weight * weights.nicknameShare - weights.nicknameCost)
                }
                let longest = max(p.count, q.count)
                if table.sounds[Int(x)] == table.sounds[Int(y)], min(p.count, q.count) > 2 {
                    return NamePiece(level: .sound, left: places.0, right: places.1, bits: weight * weights.soundShare - weights.soundCost)
                }
                if isCut(p, q, i, j, left, right) {
                    let share = Double(min(p.count, q.count)) / Double(longest)
                    return NamePiece(level: .cut, left: places.0, right: places.1, bits: weight * share)
                }
                guard 2 * abs(p.count - q.count) <= longest + 2 else { return nil }
                var slips = Double(EditDistance.halfSlips(p, q)) / 2
                let soundSlips = table.withSound(x) { s in table.withSound(y) { Double(EditDistance.halfSlips(s, $0)) / 2 } } + 0.5
                slips = min(slips, soundSlips)
                let apart = min(1, slips / Double(longest) / weights.slipLimit)
                let bits = weight - (weight - weights.conflict) * apart - weights.slipCost * min(slips, 1)
                guard bits > weights.conflict else { return nil }
                return NamePiece(level: .slip, left: places.0, right: places.1, bits: bits)
            }
        }
    }

    /// The last word of a name that was cut at a bank's limit starts the other name's word.
    private func isCut(
        _ p: UnsafeBufferPointer<UInt8>, _ q: UnsafeBufferPointer<UInt8>, _ i: Int, _ j: Int, _ left: ParsedName, _ right: ParsedName
    ) -> Bool {
        if p.count < q.count { return left.cutLength > 0 && i == left.tokens.count - 1 && q.starts(with: p) }
        return right.cutLength > 0 && j == right.tokens.count - 1 && p.starts(with: q)
    }

    // MARK: Words without a counterpart

    private mutating func pairLeftovers(_ left: ParsedName, _ right: ParsedName, isCompany: Bool, table: TokenTable) {
        let a = left.tokens
        let b = right.tokens
        let restA = a.indices.filter(leftFree)
        let restB = b.indices.filter(rightFree)
        let numbersA = restA.filter { table.traits[Int(a[$0])].contains(.number) }
        let numbersB = restB.filter { table.traits[Int(b[$0])].contains(.number) }
        for (i, j) in zip(numbersA, numbersB) { use(.conflict, i..<(i + 1), j..<(j + 1), weights.numberConflict) }
        var othersA = restA.filter(leftFree)
        var othersB = restB.filter(rightFree)
        // The weightiest words face each other first.
        othersA.sort { (bits(of: a[$0]), $1) > (bits(of: a[$1]), $0) }
        othersB.sort { (bits(of: b[$0]), $1) > (bits(of: b[$1]), $0) }
        for (i, j) in zip(othersA, othersB) {
            use(.conflict, i..<(i + 1), j..<(j + 1), weights.conflict)
        }
        for i in othersA.dropFirst(othersB.count) {
            use(.missing, i..<(i + 1), 0..<0, missingBits(a[i], isCompany: isCompany, isCut: right.cutLength > 0, table: table))
        }
        for j in othersB.dropFirst(othersA.count) {
            use(.missing, 0..<0, j..<(j + 1), missingBits(b[j], isCompany: isCompany, isCut: left.cutLength > 0, table: table))
        }
    }

    private func missingBits(_ token: UInt32, isCompany: Bool, isCut: Bool, table: TokenTable) -> Double {
        let traits = table.traits[Int(token)]
        if isCut { return weights.missingParticle }
        if traits.contains(.number) { return weights.missingNumber }
        if traits.contains(.particle) || table.withWord(token, { $0.count == 1 }) { return weights.missingParticle }
        guard isCompany else { return weights.missingPersonWord }
        return traits.contains(.trade) ? weights.missingTradeWord : weights.missingCompanyWord
    }
}
