internal import PipelineModel

/// Reviewers' verdicts that two parties are one, or two.
///
/// What parts holds from the beginning. What joins is tried three times, since a text that fits several nodes means one party once these are found
/// to be one: before creators form, so that their account lists add up; when they have; and when all parties have.
extension ResolutionRun {
    /// Parts nodes as the reviewers said, and joins those that need no more to be known.
    mutating func apply(_ decisions: [Decision]) {
        verdicts = decisions.filter { $0.verdict == .same || $0.verdict == .different }.sorted(by: Self.precedes).map {
            DecidedPair(decision: $0)
        }
        guard !verdicts.isEmpty else { return }
        let targets = targets()
        for verdict in verdicts where verdict.decision.verdict == .different {
            for a in targets[verdict.decision.subject] {
                for b in targets[verdict.decision.object] where a != b { constraints.apart.append((a, b)) }
            }
        }
        join(targets)
    }

    /// Joins what the reviewers hold to be one, as far as either side is one creator by now.
    mutating func joinDecidedCreators() {
        if !verdicts.isEmpty { join(targets()) }
    }

    /// Joins the parties that the reviewers hold to be one, and notes which verdicts could not be taken.
    mutating func settleDecisions() {
        guard !verdicts.isEmpty else { return }
        let (targets, isUsed) = (targets(), usedNodes())
        for index in verdicts.indices {
            let decision = verdicts[index].decision
            let sides = [decision.subject, decision.object].map { text in (text, targets[text].filter { isUsed[$0] }) }
            verdicts[index].fault =
                if let unknown = sides.first(where: { $0.1.isEmpty }) {
                    .unknown(unknown.0)
                } else if sides[0].1 == sides[1].1 {
                    .one
                } else if decision.verdict == .same {
                    joinParties(sides)
                } else {
                    several(sides, besides: true)
                }
        }
        spreadCreators()
    }

    /// `different` first, so that what parts holds whatever the order of the file; then by content.
    private static func precedes(_ left: Decision, _ right: Decision) -> Bool {
        if left.verdict != right.verdict { return left.verdict == .different }
        return (left.subject, left.object, left.line) < (right.subject, right.object, right.line)
    }

    private func targets() -> DecisionTargets {
        DecisionTargets(Set(verdicts.flatMap { [$0.decision.subject, $0.decision.object] }), in: self)
    }

    /// Where a mention of a name stands. Before mentions are placed, it may be at its account number or, if that binds nothing, at its name.
    func decidedNodes(of mention: Int) -> [Int] {
        if mention < placements.count { return [Int(placements[mention])] }
        let mention = mentions[mention]
        if let node = nodes.node(ofHandle: mention.handle) { return [node] }
        return [nodes.node(ofAccount: mention.account), folds.fold(of: mention.name).map(nodes.node(ofFold:))].compactMap { $0 }
    }

    private mutating func join(_ targets: DecisionTargets) {
        for verdict in verdicts where verdict.decision.verdict == .same {
            let sides = [targets[verdict.decision.subject], targets[verdict.decision.object]]
            guard sides.allSatisfy({ Set($0.map { sets.root(of: $0) }).count == 1 }), let a = sides[0].first, let b = sides[1].first,
                constraints.allows(a, b, sets: &sets)
            else { continue }
            sets.join(a, b)
        }
    }

    private mutating func joinParties(_ sides: [(text: String, nodes: [Int])]) -> DecidedPair.Fault? {
        if let fault = several(sides, besides: false) { return fault }
        let (a, b) = (sides[0].nodes[0], sides[1].nodes[0])
        guard constraints.allows(a, b, sets: &sets) else { return .contradicted }
        sets.join(a, b)
        decidedNodes.formUnion(sides[0].nodes + sides[1].nodes)
        // Which of several creators a name means has been said.
        let root = sets.root(of: a)
        for node in nodeMatches.keys where nodeMatches[node]?.creator == nil && sets.root(of: node) == root { nodeMatches[node] = nil }
        return nil
    }

    /// - Parameter isParted: Whether who stands on the other side too is passed over: a name is parted from one of those who bear it.
    private mutating func several(_ sides: [(text: String, nodes: [Int])], besides isParted: Bool) -> DecidedPair.Fault? {
        let roots = sides.map { side in Set(side.nodes.map { sets.root(of: $0) }) }
        for (index, side) in sides.enumerated() {
            let parties = isParted ? roots[index].subtracting(roots[1 - index]) : roots[index]
            if parties.count > 1 { return .several(side.text, parties.sorted()) }
        }
        return isParted && roots[0] == roots[1] ? .one : nil
    }
}
