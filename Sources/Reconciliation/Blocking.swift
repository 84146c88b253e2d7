internal import PipelineModel

/// Which entries are compared at all: those that share a key (``TransferKeys``), or carry the same transaction id, and whose days lie near.
///
/// Blocks are runs of a sorted list; in a block that holds very many, an entry meets its nearest neighbours only, so that hostile input stays
/// cheap. A block of one source has no pair. So entries of the largest source are put into blocks only where a smaller source has the key:
/// a ledger of millions of rows beside a small one is looked through once, and only what the small one may witness is sorted.
struct Blocking: Sendable {
    let ledgers: LedgerEntries
    let parties: PartyTable
    let rates: RateTable
    let texts: TextTable
    let settings: ReconciliationSettings
    let workers: Workers

    /// Two entries.
    struct Pair: Sendable {
        var left: UInt32
        var right: UInt32
    }

    /// Blocks above this size are very large.
    private static let mostInBlock = 128
    /// Keys are spread over so many bins, transaction ids over as many more, and each bin is sorted by one worker.
    private static let binCount = 64

    private struct Record: Sendable {
        var key: UInt64
        var identity: UInt64
        var day: Int32
        var entry: UInt32
        var source: Int32
    }

    /// Pairs of different sources; a pair may come twice, and pairs come in no order.
    ///
    /// - Parameters:
    ///   - isTaken: Per entry, whether it is left out.
    ///   - largest: The source that is searched for what the others have, the one with most entries; nil where every entry is put into blocks,
    ///     which takes longer and finds the same.
    func pairs(isTaken: [Bool], largest: Int?) -> [Pair] {
        let few = entries { ledgers.source($0) != largest && !isTaken[$0] }
        let wanted = Wanted(few, ledgers, parties)
        var parts = records(few.count) { place, keys in
            keys.gather(Int(few[place]), byPayee: true, byPayer: true)
            return Int(few[place])
        }
        if let largest {
            let found = parts.joined().joined().lazy.map(\.key)
            let filter = KeyFilter(found, count: found.count)
            parts += records(ledgers.entries.count, filter) { entry, keys in
                guard ledgers.source(entry) == largest, !isTaken[entry], ledgers.mayHaveTwin(entry) else { return nil }
                let (payer, payee) = (ledgers.payer(entry), ledgers.payee(entry))
                keys.gather(
                    entry, byPayee: payee.hasCandidates || wanted.payees[Int(payee.party.rawValue)],
                    byPayer: wanted.payers[Int(payer.party.rawValue)])
                return entry
            }
        }
        return workers.map(Self.binCount * 2) { [parts] bin in
            var records: [Record] = []
            records.reserveCapacity(parts.reduce(0) { $0 + $1[bin].count })
            for part in parts { records += part[bin] }
            records.sort { ($0.key, $0.day, $0.identity) < ($1.key, $1.day, $1.identity) }
            var pairs: [Pair] = []
            var start = 0
            while start < records.count {
                var end = start + 1
                while end < records.count, records[end].key == records[start].key { end += 1 }
                if end - start > 1 { meet(records[start..<end], into: &pairs) }
                start = end
            }
            return pairs
        }.flatMap { $0 }
    }

    /// The parties by which entries of the smaller sources are looked for.
    private struct Wanted: Sendable {
        var payers: [Bool]
        var payees: [Bool]

        init(_ entries: [UInt32], _ ledgers: LedgerEntries, _ parties: PartyTable) {
            payers = Array(repeating: false, count: parties.parties.count)
            payees = payers
            for entry in entries.lazy.map({ Int($0) }) {
                payers[Int(ledgers.payer(entry).party.rawValue)] = true
                TransferKeys.payees(ledgers.payee(entry), ledgers.entries[entry].payee, parties) { payees[Int($0.rawValue)] = true }
            }
        }
    }

    /// The entries that may have a twin and pass the test, in their order.
    private func entries(_ test: @Sendable (Int) -> Bool) -> [UInt32] {
        let parts = Workers.parts(of: ledgers.entries.indices, size: LedgerEntries.partSize)
        return workers.map(parts.count) { part in
            parts[part].filter { test($0) && ledgers.mayHaveTwin($0) }.map { UInt32($0) }
        }.flatMap { $0 }
    }

    /// The records of entries, in parts, and in each part by bins.
    ///
    /// - Parameters:
    ///   - count: How many places there are.
    ///   - filter: Only records with these keys are kept.
    ///   - gather: The entry at a place, of which it gathers the keys; nil where there is none.
    private func records(
        _ count: Int, _ filter: KeyFilter? = nil, _ gather: @Sendable (Int, inout TransferKeys) -> Int?
    ) -> [[[Record]]] {
        let parts = Workers.parts(of: 0..<count, size: LedgerEntries.partSize)
        return workers.map(parts.count) { part in
            var bins = [[Record]](repeating: [], count: Self.binCount * 2)
            var keys = TransferKeys(ledgers, parties, EuroRates(rates, texts))
            for place in parts[part] {
                guard let index = gather(place, &keys) else { continue }
                let entry = ledgers.entries[index]
                func add(_ key: UInt64, _ firstBin: Int) {
                    if let filter, !filter.mayHold(key) { return }
                    bins[firstBin + Int(key.multipliedFullWidth(by: UInt64(Self.binCount)).high)].append(
                        Record(
                            key: key, identity: ledgers.identities[index], day: entry.day.number, entry: UInt32(index),
                            source: Int32(ledgers.source(index))))
                }
                for key in keys.keys { add(key, 0) }
                if entry.transaction.isTelling { add(entry.transaction.rawValue, Self.binCount) }
            }
            return bins
        }
    }

    private func meet(_ block: ArraySlice<Record>, into pairs: inout [Pair]) {
        let limit = block.count > Self.mostInBlock ? settings.neighbours : Int.max
        let reach = block.count > Self.mostInBlock ? settings.neighbours * 4 : Int.max
        // The first behind a record that is of another source: what stands between need not be looked at.
        var next = block.startIndex
        for index in block.indices {
            let source = block[index].source
            if next <= index {
                next = index + 1
                while next < block.endIndex, block[next].source == source { next += 1 }
            }
            guard next < block.endIndex else { return }
            var met = 0
            var looked = next - index - 1
            var other = next
            while other < block.endIndex, met < limit, looked < reach {
                guard Int(block[other].day) - Int(block[index].day) <= settings.days else { break }
                if block[other].source != source {
                    pairs.append(Pair(left: block[index].entry, right: block[other].entry))
                    met += 1
                }
                looked += 1
                other += 1
            }
        }
    }
}
