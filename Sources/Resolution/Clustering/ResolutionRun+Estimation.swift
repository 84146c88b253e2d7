internal import PipelineModel

extension ResolutionRun {
    /// A mention that stands in several rows counts twice: a standing order tells a name no better the hundredth time.
    private static let mostTellings: UInt32 = 2
    /// Of an account's names so many are compared with each other.
    private static let mostNames = 24

    /// Weighs the compared pairs by what the run's own names say of how names of one party differ.
    mutating func estimateWeights(_ compared: ComparedPairs) {
        var tellings = [Int](repeating: 0, count: folds.count)
        var bound: [(node: Int, fold: Int, tellings: Int)] = []
        for (index, mention) in mentions.enumerated() {
            guard let fold = folds.fold(of: mention.name) else { continue }
            let told = Int(min(Self.mostTellings, index < counts.count ? max(1, counts[index]) : 1))
            tellings[fold] += told
            if let node = nodes.node(ofHandle: mention.handle) { bound.append((node, fold, told)) }
            if let node = nodes.node(ofAccount: mention.account), AccountNumbers.isBinding(mention.account, texts) {
                bound.append((node, fold, told))
            }
        }
        var estimation = ParameterEstimation(tellings: tellings.reduce(0, +), names: folds.count)
        estimation.alike = compared.patternCounts(tellings, workers: workers)
        for counts in sameNames(tellings) { estimation.alike.add(counts) }
        bound.sort { ($0.node, $0.fold) < ($1.node, $1.fold) }
        for counts in boundPairs(bound) { estimation.bound.add(counts) }
        estimate = estimation.estimate()
        scorer.shifts = estimate.shares.shifts
    }

    /// So many parts are counted for each worker, each with words compared before of its own.
    private static let partsOfWorker = 2

    private func parts(of count: Int) -> [Range<Int>] {
        Workers.parts(of: 0..<count, size: max(1_024, count / (workers.count * Self.partsOfWorker) + 1))
    }

    /// The pairs of tellings of one name as it stands, part by part.
    private func sameNames(_ tellings: [Int]) -> [PatternCounts] {
        let parts = parts(of: folds.count)
        return workers.map(parts.count) { [self] part in
            var counts = PatternCounts()
            for fold in parts[part] where tellings[fold] > 1 {
                let name = folds.names[fold]
                counts.add(
                    ComparisonPattern(same: name), bits: scorer.score(same: name), count: tellings[fold] * (tellings[fold] - 1) / 2)
            }
            return counts
        }
    }

    /// The pairs of tellings of one account or handle, part by part.
    ///
    /// - Parameter bound: Sorted by node.
    private func boundPairs(_ bound: [(node: Int, fold: Int, tellings: Int)]) -> [PatternCounts] {
        var groups: [Range<Int>] = []
        var start = 0
        while start < bound.count {
            var end = start
            while end < bound.count, bound[end].node == bound[start].node { end += 1 }
            groups.append(start..<end)
            start = end
        }
        let parts = parts(of: groups.count)
        return workers.map(parts.count) { [self, groups] part in
            var scorer = scorer
            var counts = PatternCounts()
            for group in groups[parts[part]] { addBound(bound[group], &scorer, to: &counts) }
            return counts
        }
    }

    private func addBound(
        _ told: ArraySlice<(node: Int, fold: Int, tellings: Int)>, _ scorer: inout NameScorer, to counts: inout PatternCounts
    ) {
        var names: [(fold: Int, tellings: Int)] = []
        for telling in told {
            if let last = names.last, last.fold == telling.fold {
                names[names.count - 1].tellings += telling.tellings
            } else if names.count < Self.mostNames {
                names.append((telling.fold, telling.tellings))
            } else {
                break
            }
        }
        for (index, left) in names.enumerated() {
            let name = folds.names[left.fold]
            let again = left.tellings * (left.tellings - 1) / 2
            if again > 0 { counts.add(ComparisonPattern(same: name), bits: scorer.score(same: name), count: again) }
            for right in names[(index + 1)...] {
                let bits = scorer.score(name, folds.names[right.fold], table: folds.table)
                counts.add(scorer.pattern, bits: bits, count: left.tellings * right.tellings)
            }
        }
    }
}
