internal import PipelineModel

extension Deduplicator {
    /// Takes back the entry of a transaction that a later drop has on an excluded record alone, and on no more than one.
    ///
    /// What a drop excludes beside an entry of the same transaction is another line of it, such as a fee: there and wherever it stands again it
    /// says nothing of the entry.
    ///
    /// - Parameters:
    ///   - group: The entries of the transaction, in the order of their drops, their fates decided.
    ///   - others: The excluded records of it.
    func withdraw(
        _ group: [Int], of entries: [some Deduplicable], by others: [Int], of excluded: [ExcludedRecord], _ result: inout Result
    ) {
        guard let last = group.last, entries[last].hasTransaction,
            let standing = group.first(where: { result.fates[$0] == .entry })
        else { return }
        var contents: [UInt32: Fingerprint] = [:]
        for index in group {
            let entry = entries[index]
            guard contents.updateValue(entry.content, forKey: entry.place.drop) ?? entry.content == entry.content else { return }
        }
        let beside = Set(others.lazy.map { excluded[$0] }.filter { contents[$0.place.drop] != nil }.map(\.key.content))
        let later = others.filter { index in
            let record = excluded[index]
            return contents[record.place.drop] == nil && !beside.contains(record.key.content)
                && isEarlier(entries[last].place, record.place)
        }
        let single = Dictionary(grouping: later) { excluded[$0].place.drop }.values.filter { records in
            records.allSatisfy { excluded[$0].key.content == excluded[records[0]].key.content }
        }
        let first = single.compactMap { $0.min { isEarlier(excluded[$0].place, excluded[$1].place) } }
        guard let winner = first.max(by: { isEarlier(excluded[$0].place, excluded[$1].place) }) else { return }
        result.fates[standing] = .withdrawn
        result.withdrawn.append((standing, winner))
    }
}
