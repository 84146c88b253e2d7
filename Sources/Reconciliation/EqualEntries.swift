internal import PipelineModel

/// The entries that agree in payer, payee, amount and currency: of different sources, they may be told to be one transfer without a search; of
/// one source, they tell how often transfers agree by chance.
struct EqualEntries: Sendable {
    /// Pairs of different sources that agree in day and reference too, paired off in the order of their identities.
    private(set) var identical: [(left: Int, right: Int)] = []
    /// How many pairs of one source, which are never one transfer, lie within days.
    private(set) var coincidences = 0

    /// More equal payments than this before another, within days, are a series, and no coincidence.
    private static let most = 8

    private init() {}

    init(_ ledgers: LedgerEntries, days: Int, workers: Workers) {
        let bins = RepeatedNumbers.items(ledgers.entries.count, workers: workers) { entry in
            ledgers.mayHaveTwin(entry) ? Self.number(entry, ledgers) : nil
        }
        for found in workers.map(bins.count, { Self.found(in: bins[$0], ledgers, days: days) }) {
            identical += found.identical
            coincidences += found.coincidences
        }
    }

    /// Equal for entries that agree; nil where an end is not given.
    private static func number(_ entry: Int, _ ledgers: LedgerEntries) -> UInt64? {
        let (payer, payee) = (ledgers.payer(entry), ledgers.payee(entry))
        guard payer.isGiven, payee.isGiven else { return nil }
        let amount = ledgers.entries[entry].amount.reduced
        let parties = UInt64(payer.party.rawValue) << 32 | UInt64(payee.party.rawValue)
        let unit = UInt64(amount.scale) << 32 | UInt64(ledgers.entries[entry].currency.rawValue)
        return Fingerprint(rawValue: parties).combined(with: Fingerprint(rawValue: UInt64(bitPattern: amount.mantissa)))
            .combined(with: Fingerprint(rawValue: unit)).rawValue
    }

    private static func agree(_ left: Int, _ right: Int, _ ledgers: LedgerEntries) -> Bool {
        let (a, b) = (ledgers.entries[left], ledgers.entries[right])
        return a.amount == b.amount && a.currency == b.currency && ledgers.payer(left).party == ledgers.payer(right).party
            && ledgers.payee(left).party == ledgers.payee(right).party
    }

    private static func found(in items: [RepeatedNumbers.Item], _ ledgers: LedgerEntries, days: Int) -> EqualEntries {
        var found = EqualEntries()
        var start = 0
        while start < items.count {
            var end = start + 1
            while end < items.count, items[end].number == items[start].number { end += 1 }
            var rest = items[start..<end].map { Int($0.place) }
            // Two groups may share a number by chance.
            while let first = rest.first {
                let group = rest.filter { agree(first, $0, ledgers) }
                if group.count > 1 { found.add(group, ledgers, days: days) }
                rest = group.count == rest.count ? [] : rest.filter { !agree(first, $0, ledgers) }
            }
            start = end
        }
        return found
    }

    private mutating func add(_ group: [Int], _ ledgers: LedgerEntries, days: Int) {
        let bySource = Dictionary(grouping: group.sorted(by: ledgers.precedes), by: ledgers.source)
        for entries in bySource.values where entries.count > 1 {
            coincidences += Self.coincidences(entries.map { ledgers.entries[$0].day }, days: days)
        }
        if bySource.count > 1 { pairOff(group, ledgers) }
    }

    private static func coincidences(_ sorted: [Day], days: Int) -> Int {
        let before = sorted.indices.map { index in
            sorted[max(0, index - most - 1)..<index].count { sorted[index] - $0 <= days }
        }
        return before.allSatisfy { $0 <= most } ? before.reduce(0, +) : 0
    }

    private mutating func pairOff(_ group: [Int], _ ledgers: LedgerEntries) {
        struct Telling: Hashable {
            var day: Day
            var reference: TextID
        }
        let tellings = Dictionary(grouping: group) { entry in
            Telling(day: ledgers.entries[entry].day, reference: ledgers.entries[entry].reference)
        }
        for entries in tellings.values where entries.count > 1 {
            let bySource = Dictionary(grouping: entries.sorted(by: ledgers.precedes), by: ledgers.source)
            let columns = bySource.sorted { $0.key < $1.key }.map(\.value)
            for (left, right) in zip(columns, columns.dropFirst()) {
                for (a, b) in zip(left, right) { identical.append((a, b)) }
            }
        }
    }
}
