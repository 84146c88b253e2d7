internal import PipelineModel

/// Puts the pieces of a comparison into words that a reporter can quote.
struct NameEvidence {
    let table: TokenTable
    let scorer: NameScorer
    /// Whether the pieces say in words what they stand on.
    var tells = true

    func pieces(_ left: ParsedName, _ right: ParsedName) -> [Evidence] {
        var evidence = scorer.pieces.map { piece in
            let bits = piece.bits + scorer.shifts.bits(piece.level, isCompany: scorer.pattern.isCompany)
            return Evidence(kind: "name-" + kind(piece.level), weight: bits, detail: tells ? detail(piece, left, right) : "")
        }
        if scorer.dependence < 0 {
            evidence.append(
                Evidence(
                    kind: "name-dependence", weight: scorer.dependence,
                    detail: "the words of a name are not independent: agreement beyond \(Int(scorer.weights.agreementKnee)) bits says less")
            )
        }
        let forms = scorer.formBits(left.forms, right.forms)
        if forms != 0 {
            evidence.append(
                Evidence(
                    kind: forms > 0 ? "legal-form" : "legal-form-conflict", weight: forms,
                    detail: forms > 0 ? "legal forms agree" : "legal forms differ"))
        }
        let order = scorer.orderBits(left, right, table: table)
        if order != 0 { evidence.append(Evidence(kind: "name-order", weight: order, detail: "the words stand in another order")) }
        let lone = scorer.loneBits(left, right)
        if lone != 0 { evidence.append(Evidence(kind: "name-lone-word", weight: lone, detail: "one name is a single word")) }
        return evidence
    }

    private func kind(_ level: TokenLevel) -> String {
        switch level {
        case .exact: "word"
        case .sound: "sound"
        case .nickname: "nickname"
        case .slip: "slip"
        case .near: "near"
        case .glued: "glued"
        case .cut: "cut"
        case .initial: "initial"
        case .conflict: "conflict"
        case .missing, .unpaired: "missing"
        }
    }

    private func detail(_ piece: NamePiece, _ left: ParsedName, _ right: ParsedName) -> String {
        let a = piece.left.map { table.text(left.tokens[$0]) }.joined(separator: " ")
        let b = piece.right.map { table.text(right.tokens[$0]) }.joined(separator: " ")
        return switch piece.level {
        case .exact: "both have “\(a)”"
        case .sound: "“\(a)” sounds like “\(b)”"
        case .nickname: "“\(a)” is a form of “\(b)”"
        case .slip: "“\(a)” is near “\(b)”"
        case .near: "“\(a)” is near “\(b)”, but both are names"
        case .glued: "“\(a)” is “\(b)” in other spacing"
        case .cut: "“\(a)” and “\(b)” agree up to where the name was cut"
        case .initial: "“\(a)” fits “\(b)”"
        case .conflict: "“\(a)” against “\(b)”"
        case .missing, .unpaired: "only one has “\(a.isEmpty ? b : a)”"
        }
    }
}
