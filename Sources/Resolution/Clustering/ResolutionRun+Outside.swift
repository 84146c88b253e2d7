internal import PipelineModel

extension ResolutionRun {
    /// Finds whom names from outside the ledgers name.
    ///
    /// The parties are made by then, so that no list and no disclosure moves one of them.
    func named(_ texts: TextTable, among parties: [Party]) -> NamedParties {
        var named = NamedParties()
        // The first text is the empty one.
        guard texts.count > 1 else { return named }
        let outside = OutsideNames(texts, beside: folds, scorer: scorer, workers: workers)
        let search = NameSearch(outside: outside, folds: folds, prior: clusterPrior, floor: comparedFloor)
        let hits = search.hits(OutsideBlocks(outside, folds, texts: self.texts, workers: workers), workers: workers)
        guard !hits.isEmpty else { return named }
        let bearers = bearers(of: hits, among: parties)
        var bearersOfName = [[NameBearer]](repeating: [], count: outside.names.count)
        for group in hits.chunkedByName() {
            bearersOfName[hits[group.lowerBound].name] = Self.settled(
                hits[group].flatMap { hit in
                    bearers[hit.fold, default: []].map { NamedBy(party: $0, bits: hit.bits, fit: hit.fit) }
                })
        }
        for text in 1..<texts.count {
            let id = TextID(rawValue: UInt32(text))
            guard let name = outside.name(of: id), !bearersOfName[name].isEmpty else { continue }
            texts.withBytes(of: id) { named.add($0, bearersOfName[name]) }
        }
        return named
    }

    /// Per fold of a hit the parties that bear it, ascending.
    private func bearers(of hits: [NameSearch.Hit], among parties: [Party]) -> [Int: [PartyID]] {
        var isHit = [Bool](repeating: false, count: folds.count)
        for hit in hits { isHit[hit.fold] = true }
        var bearers: [Int: [PartyID]] = [:]
        for (number, party) in parties.enumerated() {
            for name in party.names {
                guard let fold = folds.fold(of: name), isHit[fold] else { continue }
                let id = PartyID(rawValue: UInt32(number))
                if bearers[fold]?.last != id { bearers[fold, default: []].append(id) }
            }
        }
        return bearers
    }

    /// A party, and how well one of its names fits.
    private struct NamedBy {
        var party: PartyID
        var bits: Double
        var fit: NameBearer.Fit
    }

    /// Whose name it is: everybody's who bears it word for word, or else the one's that it fits best. Where others that are told apart fit about as
    /// well, they are namesakes.
    private static func settled(_ found: [NamedBy]) -> [NameBearer] {
        var best: [PartyID: NamedBy] = [:]
        for item in found {
            if let known = best[item.party], (known.fit, known.bits) >= (item.fit, item.bits) { continue }
            best[item.party] = item
        }
        let most = best.values.filter { $0.fit >= .alike }.map(\.bits).max() ?? 0
        let hasSame = best.values.contains { $0.fit == .same }
        let isNear = { (item: NamedBy) in most - item.bits < namesakeMargin }
        let isOnly = !hasSame && best.values.count { $0.fit == .alike && isNear($0) } == 1
        return best.values.compactMap { item in
            guard item.fit == .alike else { return NameBearer(party: item.party, fit: item.fit) }
            return isNear(item) ? NameBearer(party: item.party, fit: isOnly ? .alike : .namesake) : nil
        }.sorted { $0.party.rawValue < $1.party.rawValue }
    }
}

extension [NameSearch.Hit] {
    /// The ranges of hits of one name.
    fileprivate func chunkedByName() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in indices.dropFirst() where self[index].name != self[start].name {
            ranges.append(start..<index)
            start = index
        }
        if !isEmpty { ranges.append(start..<count) }
        return ranges
    }
}
