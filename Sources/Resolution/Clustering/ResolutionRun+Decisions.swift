internal import PipelineModel

extension ResolutionRun {
    /// Joins and parts nodes as the reviewers said. Verdicts that name nothing known, or contradict others, go to ``unmatchedDecisions``.
    mutating func apply(_ decisions: [Decision]) {
        let verdicts = decisions.filter { $0.verdict == .same || $0.verdict == .different }.sorted(by: Self.precedes)
        guard !verdicts.isEmpty else { return }
        let ids = nodeIDs()
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

    private func nodeIDs() -> [String: Int] {
        var ids: [String: Int] = [:]
        for node in 0..<nodes.nobody { ids[id(ofNode: node)] = node }
        return ids
    }

    /// The id that a party has whose first key is this node.
    func id(ofNode node: Int) -> String {
        if nodes.isHandle(node) { return PartyKey.id(forHandle: texts[nodes.handles[node]]) }
        if let account = nodes.account(of: node) { return PartyKey.id(forAccount: texts[account]) }
        guard let fold = nodes.fold(of: node) else { return PartyKey.id(forFold: 0) }
        return PartyKey.id(forFold: folds.prints[fold])
    }

    private func nodes(named text: String, _ ids: [String: Int]) -> [Int] {
        if let node = ids[text] { return [node] }
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
