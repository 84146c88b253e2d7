internal import PipelineModel

/// From entries of several sources to clusters of one transfer each.
struct Clustering {
    let scene: Scene
    let settings: ReconciliationSettings

    /// A pair held to be one transfer; positions in the sides.
    struct Match {
        var left: Int
        var right: Int
        var weight: Double
    }

    func clusters<Work: Engine>(of ledgers: LedgerEntries, rates: RateTable, engine: Work) throws(Work.Failure) -> [Cluster] {
        let workers = engine.workers
        let sizes = ledgers.sizes(workers)
        let severalSources = sizes.count { $0 > 0 } > 2
        let equal = EqualEntries(ledgers, days: settings.days, workers: workers)
        // An identical entry may still have a twin in a third source, so it stays in where there are more than two.
        var isTaken = [Bool](repeating: false, count: ledgers.entries.count)
        if !severalSources {
            for pair in equal.identical {
                isTaken[pair.left] = true
                isTaken[pair.right] = true
            }
        }
        let blocking = Blocking(
            ledgers: ledgers, parties: scene.parties, rates: rates, texts: scene.texts, settings: settings, workers: workers)
        let contenders = Contenders(
            ledgers, pairs: blocking.pairs(isTaken: isTaken, largest: sizes.indices.max { sizes[$0] < sizes[$1] }),
            identical: equal.identical, rates: EuroRates(rates, scene.texts))
        let (sides, pairs) = (contenders.sides, contenders.pairs)
        var matches = contenders.identical.map { Match(left: $0.left, right: $0.right, weight: 40) }
        var isCompared = [Bool](repeating: false, count: scene.texts.count)
        for side in sides { isCompared[Int(scene.entries[side.entry].reference.rawValue)] = true }
        let references = ReferenceComparison(
            texts: scene.texts, counts: ledgers.referenceCounts(isCompared, workers), total: sizes.reduce(0, +))
        var comparison = PairComparison(scene, settings, references)
        let weights = try engine.run(PairWeighing(comparison, sides: sides, pairs: pairs)).flatMap(\.weights)
        var candidates: [Match] = []
        for (pair, weight) in zip(pairs, weights) where weight > 0 {
            candidates.append(Match(left: pair.left, right: pair.right, weight: weight))
        }
        let overlaps = SourceOverlap(
            sides, matches + candidates.filter { $0.weight >= SourceOverlap.strong }, sizes: sizes, coincidences: equal.coincidences)
        candidates = candidates.compactMap { match in
            let weight = match.weight + overlaps.bits(sides[match.left].source, sides[match.right].source)
            return weight > 0 ? Match(left: match.left, right: match.right, weight: weight) : nil
        }
        if severalSources { dropContradicted(&candidates, matches, sides, overlaps, &comparison) }
        let assigned = PairAssignment(settings: settings).matches(candidates, sides)
        matches += unrivalled(assigned, candidates, sides)
        return join(matches, sides, overlaps, &comparison)
    }

    /// Drops what would join an entry to one whose twin in a third source it does not fit.
    private func dropContradicted(
        _ candidates: inout [Match], _ identical: [Match], _ sides: [Side], _ overlaps: SourceOverlap, _ comparison: inout PairComparison
    ) {
        var twins: [Int: [Int]] = [:]
        for match in identical {
            twins[match.left, default: []].append(match.right)
            twins[match.right, default: []].append(match.left)
        }
        candidates.removeAll { match in
            [(match.left, match.right), (match.right, match.left)].contains { side, other in
                (twins[other] ?? []).contains {
                    sides[$0].source != sides[side].source && weight(sides[side], sides[$0], overlaps, &comparison) <= 0
                }
            }
        }
    }

    private func weight(_ left: Side, _ right: Side, _ overlaps: SourceOverlap, _ comparison: inout PairComparison) -> Double {
        comparison.weight(left, right) + overlaps.bits(left.source, right.source)
    }

    /// The matches that no entry left over fits about as well: which of the two it was can't be told. Among many equals it doesn't matter which.
    private func unrivalled(_ matches: [Match], _ candidates: [Match], _ sides: [Side]) -> [Match] {
        var taken = [Bool](repeating: false, count: sides.count)
        for match in matches {
            taken[match.left] = true
            taken[match.right] = true
        }
        // Per entry the best candidate whose other end is left over.
        var rivals: [Int: (weight: Double, other: Int)] = [:]
        var counts: [Int: Int] = [:]
        func offer(_ side: Int, _ other: Int, _ weight: Double) {
            counts[side, default: 0] += 1
            guard !taken[other], weight > rivals[side]?.weight ?? 0 else { return }
            rivals[side] = (weight, other)
        }
        for match in candidates {
            offer(match.left, match.right, match.weight)
            offer(match.right, match.left, match.weight)
        }
        return matches.filter { match in
            ![(match.left, match.right), (match.right, match.left)].contains { side, other in
                guard let rival = rivals[side], counts[side] ?? 0 <= Self.many, rival.weight >= match.weight - Self.margin else {
                    return false
                }
                return sides[rival.other].source == sides[other].source && !isTwin(sides[rival.other], sides[other])
            }
        }
    }

    /// Two fits whose weights are nearer than this are as good as each other.
    private static let margin = 2.0
    private static let many = 4

    /// Whether two entries of one source say the same, so that it doesn't matter which of them is meant.
    private func isTwin(_ left: Side, _ right: Side) -> Bool {
        let (a, b) = (scene.entries[left.entry], scene.entries[right.entry])
        return left.day == right.day && a.amount == b.amount && a.currency == b.currency && a.reference == b.reference
    }

    /// Joins matches best first, as long as no source stands in a cluster twice and nothing in one contradicts anything in the other.
    private func join(
        _ matches: [Match], _ sides: [Side], _ overlaps: SourceOverlap, _ comparison: inout PairComparison
    ) -> [Cluster] {
        var members: [Int: [Int]] = [:]
        var clusterOf: [Int: Int] = [:]
        for match in matches.sorted(by: { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }) {
            let left = clusterOf[match.left] ?? match.left
            let right = clusterOf[match.right] ?? match.right
            guard left != right else { continue }
            let joined = members[left, default: [left]] + members[right, default: [right]]
            guard Set(joined.map { sides[$0].source }).count == joined.count else { continue }
            if joined.count > 2 {
                let agree = members[left, default: [left]].allSatisfy { a in
                    members[right, default: [right]].allSatisfy { weight(sides[a], sides[$0], overlaps, &comparison) > 0 }
                }
                guard agree else { continue }
            }
            members[right] = nil
            members[left] = joined
            for member in joined { clusterOf[member] = left }
        }
        return members.values.map { cluster($0, sides, &comparison) }
    }

    private func cluster(_ members: [Int], _ sides: [Side], _ comparison: inout PairComparison) -> Cluster {
        let ordered = members.sorted { counts(sides[$0], before: sides[$1]) }
        var evidence: [Evidence] = []
        var conflict = false
        if let first = ordered.first {
            for other in ordered.dropFirst() {
                evidence += comparison.evidence(sides[first], sides[other])
                conflict = conflict || comparison.conflict(sides[first], sides[other])
            }
        }
        return Cluster(entries: ordered.map { sides[$0].entry }, agreement: conflict ? .conflicting : .agreed, evidence: evidence)
    }

    /// Whose amount counts: the entry that says what was executed; else, in one currency, the greater amount, which is what the payer sent
    /// before fees; else the smaller identity.
    private func counts(_ left: Side, before right: Side) -> Bool {
        let (a, b) = (scene.entries[left.entry], scene.entries[right.entry])
        if a.executedCurrency.isEmpty != b.executedCurrency.isEmpty { return !a.executedCurrency.isEmpty }
        if a.currency == b.currency, a.amount != b.amount { return a.amount.magnitude > b.amount.magnitude }
        return left.identity < right.identity
    }
}
