/// Weighs the words that have no counterpart.
extension NameScorer {
    mutating func pairLeftovers(_ left: ParsedName, _ right: ParsedName, isCompany: Bool, table: TokenTable) {
        let a = left.tokens
        let b = right.tokens
        while let i = heaviest(a, leftFree, numbers: true, table: table), let j = heaviest(b, rightFree, numbers: true, table: table) {
            use(.conflict, i, j, weights.numberConflict)
        }
        // The weightiest words face each other first.
        while let i = heaviest(a, leftFree, numbers: false, table: table), let j = heaviest(b, rightFree, numbers: false, table: table) {
            use(.conflict, i, j, weights.conflict)
        }
        guard leftFree != 0 || rightFree != 0 else { return }
        let (lastLeft, lastRight) = pairsEnd(a.count, b.count)
        for i in a.indices where isLeftFree(i) {
            let isCut = right.cutLength > 0 && i >= lastLeft && right.forms.isEmpty
            let (level, bits) = missing(a[i], isCompany: isCompany, isCut: isCut, table: table)
            use(level, i..<(i + 1), 0..<0, bits)
        }
        for j in b.indices where isRightFree(j) {
            let isCut = left.cutLength > 0 && j >= lastRight && left.forms.isEmpty
            let (level, bits) = missing(b[j], isCompany: isCompany, isCut: isCut, table: table)
            use(level, 0..<0, j..<(j + 1), bits)
        }
    }

    /// Where the last words with a counterpart end; at the names' ends where none has one.
    private func pairsEnd(_ leftCount: Int, _ rightCount: Int) -> (left: Int, right: Int) {
        var (left, right) = (0, 0)
        for piece in pieces where isPair(piece) { (left, right) = (max(left, piece.left.upperBound), max(right, piece.right.upperBound)) }
        // A pair ends behind its first word at least.
        return left == 0 ? (leftCount, rightCount) : (left, right)
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

    private func missing(_ token: UInt32, isCompany: Bool, isCut: Bool, table: TokenTable) -> (level: TokenLevel, bits: Double) {
        let traits = table.traits[Int(token)]
        if isCut { return (.unpaired, weights.missingParticle) }
        if traits.contains(.number) { return (.unpaired, weights.missingNumber) }
        if traits.contains(.particle) || table.length(token) == 1 { return (.unpaired, weights.missingParticle) }
        guard isCompany else { return (.missing, weights.missingPersonWord) }
        return (.missing, traits.contains(.trade) ? weights.missingTradeWord : weights.missingCompanyWord)
    }
}
