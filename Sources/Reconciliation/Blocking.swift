internal import PipelineModel

/// The blocking rules: which entries are compared at all.
///
/// Two entries meet where they share a payee (or a payee that one of them may mean) or a payer, and their amounts and days lie near, or
/// where they carry the same transaction id. Blocks are runs of a sorted list; in a block that holds very many, an entry meets its nearest
/// neighbours only, so that hostile input stays cheap.
struct Blocking {
    let scene: Scene
    let settings: ReconciliationSettings

    private struct Record {
        var key: UInt64
        var day: Int32
        var identity: UInt64
        var side: Int32
    }

    struct Pair: Hashable {
        var left: Int32
        var right: Int32
    }

    /// Pairs of positions in `sides`, of different sources, each once.
    func pairs(_ sides: [Side]) -> [Pair] {
        var pairs: [Pair] = []
        var records: [Record] = []
        for (index, side) in sides.enumerated() {
            for key in keys(of: side) { records.append(record(key, side, index)) }
        }
        gather(records, sides, into: &pairs)
        records.removeAll(keepingCapacity: true)
        for (index, side) in sides.enumerated() {
            let transaction = scene.entries[side.entry].transaction
            if transaction.isTelling { records.append(record(transaction.rawValue, side, index)) }
        }
        gather(records, sides, into: &pairs)
        pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        var last: Pair?
        pairs.removeAll { pair in
            defer { last = pair }
            return pair == last
        }
        return pairs
    }

    private func record(_ key: UInt64, _ side: Side, _ index: Int) -> Record {
        Record(key: key, day: side.day, identity: side.identity, side: Int32(index))
    }

    private func gather(_ unsorted: [Record], _ sides: [Side], into pairs: inout [Pair]) {
        let records = unsorted.sorted { ($0.key, $0.day, $0.identity) < ($1.key, $1.day, $1.identity) }
        var start = 0
        while start < records.count {
            var end = start + 1
            while end < records.count, records[end].key == records[start].key { end += 1 }
            if end - start > 1 { meet(records[start..<end], sides, into: &pairs) }
            start = end
        }
    }

    private func meet(_ block: ArraySlice<Record>, _ sides: [Side], into pairs: inout [Pair]) {
        let limit = block.count > 128 ? settings.neighbours : Int.max
        let reach = block.count > 128 ? settings.neighbours * 4 : Int.max
        for index in block.indices {
            var met = 0
            var looked = 0
            var other = index + 1
            while other < block.endIndex, met < limit, looked < reach {
                guard Int(block[other].day) - Int(block[index].day) <= settings.days else { break }
                let (a, b) = (block[index].side, block[other].side)
                if sides[Int(a)].source != sides[Int(b)].source {
                    pairs.append(Pair(left: min(a, b), right: max(a, b)))
                    met += 1
                }
                looked += 1
                other += 1
            }
        }
    }

    /// By payee, amounts within the tolerances meet: each falls into two overlapping buckets, so that near ones share one at least.
    /// By payer alone, only equal amounts do.
    private func keys(of side: Side) -> [UInt64] {
        let entry = scene.entries[side.entry]
        var keys: [UInt64] = []
        if side.payee.given {
            var amounts: [UInt64] = []
            add(entry.amount, entry.currency, entry.day, to: &amounts)
            if !entry.executedCurrency.isEmpty { add(entry.executedAmount, entry.executedCurrency, entry.day, to: &amounts) }
            for amount in amounts { keys.append(Self.key(side.payee.party, amount << 1)) }
            for candidate in scene.parties[side.payee.mention].candidates.prefix(8) {
                for amount in amounts { keys.append(Self.key(candidate.party, amount << 1)) }
            }
        }
        if side.payer.given {
            keys.append(Self.key(side.payer.party, exact(entry.amount, entry.currency) << 1 | 1))
            if !entry.executedCurrency.isEmpty {
                keys.append(Self.key(side.payer.party, exact(entry.executedAmount, entry.executedCurrency) << 1 | 1))
            }
        }
        return keys
    }

    private func add(_ amount: ExactDecimal, _ currency: TextID, _ day: Day, to amounts: inout [UInt64]) {
        let buckets: [UInt64]
        if let cents = scene.euroCents(amount, currency, day) {
            buckets = Self.buckets(cents)
        } else {
            buckets = Self.buckets(amount.rounded(to: 2)?.mantissa ?? amount.mantissa).map { $0 | UInt64(currency.rawValue) + 1 << 20 }
        }
        for bucket in buckets where !amounts.contains(bucket) { amounts.append(bucket) }
    }

    private func exact(_ amount: ExactDecimal, _ currency: TextID) -> UInt64 {
        let reduced = amount.magnitude.reduced
        return Fingerprint(rawValue: UInt64(bitPattern: reduced.mantissa)).combined(
            with: Fingerprint(rawValue: UInt64(reduced.scale) << 32 | UInt64(currency.rawValue))
        ).rawValue
    }

    private static func key(_ party: PartyID, _ amount: UInt64) -> UInt64 {
        Fingerprint(rawValue: UInt64(party.rawValue)).combined(with: Fingerprint(rawValue: amount)).rawValue
    }

    /// Two numbers of geometric steps: of a width of a quarter to a half, and half a step on.
    static func buckets(_ amount: Int64) -> [UInt64] {
        let magnitude = amount.magnitude
        guard magnitude >= 8 else { return [1, 3] }
        let exponent = UInt64(63 - magnitude.leadingZeroBitCount)
        // Eighths of the octave, 8…15.
        let eighths = magnitude >> (exponent - 3)
        let step = exponent * 8 + (eighths - 8)
        return [step / 2 * 4 + 8, (step + 1) / 2 * 4 + 10]
    }
}
