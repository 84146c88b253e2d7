internal import PipelineModel

/// The entries that may be one transfer with another, as sides that are numbered by day and identity, so that no later step depends on the order of
/// arrival.
struct Contenders {
    private(set) var sides: [Side] = []
    /// Pairs of sides to be compared, each once, sorted.
    private(set) var pairs: [(left: Int, right: Int)] = []
    /// Pairs of sides that are one transfer without a comparison.
    private(set) var identical: [(left: Int, right: Int)] = []

    init(_ ledgers: LedgerEntries, pairs found: [Blocking.Pair], identical: [(left: Int, right: Int)], rates: EuroRates) {
        var rates = rates
        // Per entry its side; -1 where it is none.
        var sideOf = [Int32](repeating: -1, count: ledgers.entries.count)
        var members: [Int] = []
        func take(_ entry: Int) {
            guard sideOf[entry] < 0 else { return }
            sideOf[entry] = 0
            members.append(entry)
        }
        for pair in found {
            take(Int(pair.left))
            take(Int(pair.right))
        }
        for pair in identical {
            take(pair.left)
            take(pair.right)
        }
        members.sort(by: ledgers.precedes)
        for (side, entry) in members.enumerated() { sideOf[entry] = Int32(side) }
        sides = members.map { Side($0, in: ledgers, rates: &rates) }
        self.identical = identical.map { (Int(sideOf[$0.left]), Int(sideOf[$0.right])) }
        var packed = found.map { pair in
            let (a, b) = (UInt64(sideOf[Int(pair.left)]), UInt64(sideOf[Int(pair.right)]))
            return min(a, b) << 32 | max(a, b)
        }
        packed.sort()
        pairs.reserveCapacity(packed.count)
        var last: UInt64?
        for pair in packed where pair != last {
            pairs.append((Int(pair >> 32), Int(pair & 0xFFFF_FFFF)))
            last = pair
        }
    }
}
