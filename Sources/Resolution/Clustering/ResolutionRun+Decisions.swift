internal import PipelineModel

extension ResolutionRun {
    /// Joins and parts nodes as the reviewers said. Verdicts that name nothing known, or contradict others, go to ``unmatchedDecisions``.
    mutating func apply(_ decisions: [Decision]) {
        let verdicts = decisions.filter { $0.verdict == .same || $0.verdict == .different }.sorted(by: Self.precedes)
        guard !verdicts.isEmpty else { return }
        let ids = nodePrints()
        for decision in verdicts {
            let left = nodes(named: decision.subject, ids)
            let right = nodes(named: decision.object, ids)
            guard let a = left.first, let b = right.first, a != b else {
                unmatchedDecisions.append(decision)
                continue
            }
            switch decision.verdict {
            case .different: constraints.apart.append((a, b))
            default:
                if constraints.allows(a, b, sets: &sets) { sets.join(a, b) } else { unmatchedDecisions.append(decision) }
            }
        }
    }

    /// `different` first, so that what parts holds whatever the order of the file; then by content.
    private static func precedes(_ left: Decision, _ right: Decision) -> Bool {
        if left.verdict != right.verdict { return left.verdict == .different }
        return (left.subject, left.object, left.line) < (right.subject, right.object, right.line)
    }

    private func nodePrints() -> [UInt64: Int] {
        var prints: [UInt64: Int] = [:]
        for node in 0..<nodes.nobody { prints[print(ofNode: node)] = node }
        return prints
    }

    /// The hash in the id of a party whose first key is this node.
    func print(ofNode node: Int) -> UInt64 {
        if nodes.isHandle(node) { return PartyKey.print(forHandle: texts[nodes.handles[node]]) }
        if let account = nodes.account(of: node) { return PartyKey.print(forAccount: texts[account]) }
        return PartyKey.print(forFold: nodes.fold(of: node).map { folds.prints[$0] } ?? 0)
    }

    private func nodes(named text: String, _ ids: [UInt64: Int]) -> [Int] {
        if let print = PartyKey.print(ofID: text), let node = ids[print] { return [node] }
        let canonical = text.hasPrefix("@") ? String(text.dropFirst()) : text
        if let id = texts.find(canonical) ?? texts.find(canonical.lowercased()) {
            if let node = nodes.node(ofHandle: id) { return [node] }
            if let node = nodes.node(ofAccount: id) { return [node] }
        }
        if let id = texts.find(canonical.uppercased().filter { !$0.isWhitespace }), let node = nodes.node(ofAccount: id) { return [node] }
        var parser = folds.parser
        let parsed = parser.parse(text)
        guard !parsed.isEmpty, let fold = folds.fold(withPrint: FoldTable.fingerprint(of: parsed, table: parser.table)) else { return [] }
        return [nodes.node(ofFold: fold)]
    }
}
