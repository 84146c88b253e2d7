#if canImport(Glibc)
    internal import Glibc
#endif

/// Finds for each word its counterpart in the other name, best first.
extension NameScorer {
    mutating func pairExact(_ a: [UInt32], _ b: [UInt32]) {
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
    mutating func pairGlued(_ a: [UInt32], _ b: [UInt32], table: TokenTable) {
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
    mutating func pairAlike(_ left: ParsedName, _ right: ParsedName, table: TokenTable) {
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

    private mutating func likeness(
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
        let halfSlips = slips.halfSlips(x, y) {
            let limit = longest + 1
            let ofLetters = table.withWord(x) { s in table.withWord(y) { EditDistance.halfSlips(s, $0, limit: limit) } }
            if ofLetters <= 2 { return ofLetters }
            return min(ofLetters, 1 + table.withSound(x) { s in table.withSound(y) { EditDistance.halfSlips(s, $0, limit: limit) } })
        }
        let apartBy = Double(halfSlips) / 2
        let share = min(1, apartBy / Double(longest) / weights.slipLimit)
        let apart = weights.slipPower == 2 ? share * share : pow(share, weights.slipPower)
        let isNear = areBothNames(x, y)
        let cost = isNear ? weights.nearCost : weights.slipCost
        let bits = weight - (weight - weights.conflict) * apart - cost * min(apartBy, 1)
        return bits > weights.conflict ? (isNear ? .near : .slip, bits) : nil
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
}
