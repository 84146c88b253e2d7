internal import PipelineModel

/// The entries of all ledgers as reconciliation looks at them: what it asks of a party's mention stands in flat lists by the mention's number, so
/// that a look at one of millions of entries follows no reference.
struct LedgerEntries: Sendable {
    let entries: [Entry]
    /// Each entry's own number (see ``EntryIdentities``).
    let identities: [UInt64]
    /// Per drop, the index of its ledger source; -1 where the drop is of another kind.
    let sourceOfDrop: [Int]
    /// By the mention's number.
    let ends: [End]

    /// So many entries are looked at at a time.
    static let partSize = 1 << 18

    /// A mention as one end of a transfer.
    struct End: Sendable {
        var party: PartyID
        /// Whether the record says anything of this end.
        var isGiven: Bool
        var hasCandidates: Bool
        /// Whether another source knows the party too, or, of a payee, one that it may mean.
        var isSharedAsPayer = false
        var isSharedAsPayee = false
    }

    init(entries: [Entry], identities: [UInt64], sourceOfDrop: [Int], parties: PartyTable, mentions: MentionTable, workers: Workers) {
        self.entries = entries
        self.identities = identities
        self.sourceOfDrop = sourceOfDrop
        let seen = Self.witnesses(entries, sourceOfDrop, mentions: mentions.count, workers)
        var byParty = [Witness](repeating: .nobody, count: parties.parties.count)
        func see(_ party: PartyID, _ witness: Witness) {
            let index = Int(party.rawValue)
            if byParty.indices.contains(index) { byParty[index].join(witness) }
        }
        for (match, seen) in zip(parties.matches, seen) {
            see(match.party, seen.asPayer)
            see(match.party, seen.asPayee)
            for candidate in match.candidates { see(candidate.party, seen.asPayee) }
        }
        func isShared(_ party: PartyID) -> Bool {
            byParty.indices.contains(Int(party.rawValue)) && byParty[Int(party.rawValue)] == .several
        }
        ends = mentions.mentions.indices.map { index in
            let (who, match) = (mentions.mentions[index], parties.matches[index])
            let isShared = (itself: isShared(match.party), candidate: match.candidates.contains { isShared($0.party) })
            return End(
                party: match.party, isGiven: !(who.name.isEmpty && who.account.isEmpty && who.handle.isEmpty),
                hasCandidates: !match.candidates.isEmpty, isSharedAsPayer: isShared.itself,
                isSharedAsPayee: isShared.itself || isShared.candidate)
        }
    }

    /// The index of the entry's ledger source; -1 where it has none.
    func source(_ entry: Int) -> Int { Self.source(entries[entry], sourceOfDrop) }

    private static func source(_ entry: Entry, _ sourceOfDrop: [Int]) -> Int {
        let drop = Int(entry.place.drop)
        return drop < sourceOfDrop.count ? sourceOfDrop[drop] : -1
    }

    func payer(_ entry: Int) -> End { ends[Int(entries[entry].payer.rawValue)] }
    func payee(_ entry: Int) -> End { ends[Int(entries[entry].payee.rawValue)] }

    /// Whether the entry may have a twin: it shares a party with another source.
    func mayHaveTwin(_ entry: Int) -> Bool {
        (payer(entry).isSharedAsPayer || payee(entry).isSharedAsPayee) && source(entry) >= 0
    }

    /// An order that does not depend on the order of arrival.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        (entries[left].day.number, identities[left]) < (entries[right].day.number, identities[right])
    }

    /// By source, how many of its entries may have a twin.
    func sizes(_ workers: Workers) -> [Int] {
        let parts = Workers.parts(of: entries.indices, size: Self.partSize)
        let none = [Int](repeating: 0, count: (sourceOfDrop.max() ?? -1) + 1)
        let sizes = workers.map(parts.count) { part in
            var sizes = none
            for entry in parts[part] where mayHaveTwin(entry) { sizes[source(entry)] += 1 }
            return sizes
        }
        return sizes.reduce(none) { sums, sizes in zip(sums, sizes).map(+) }
    }

    /// How many of the entries that may have a twin carry each of `wanted`.
    ///
    /// - Parameter wanted: By the text's number.
    func referenceCounts(_ wanted: [Bool], _ workers: Workers) -> [TextID: Int] {
        let parts = Workers.parts(of: entries.indices, size: Self.partSize)
        let counts = workers.map(parts.count) { part in
            var counts: [TextID: Int] = [:]
            for entry in parts[part] {
                let reference = entries[entry].reference
                if wanted[Int(reference.rawValue)], mayHaveTwin(entry) { counts[reference, default: 0] += 1 }
            }
            return counts
        }
        return counts.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// The sources that something was seen in.
    private enum Witness: Equatable {
        case nobody, several
        case one(Int32)

        mutating func join(_ other: Witness) {
            if self == .nobody { self = other } else if other != .nobody, other != self { self = .several }
        }
    }

    /// By the mention's number, the sources in which it pays and is paid.
    private static func witnesses(
        _ entries: [Entry], _ sourceOfDrop: [Int], mentions: Int, _ workers: Workers
    ) -> [(asPayer: Witness, asPayee: Witness)] {
        let none = [(asPayer: Witness, asPayee: Witness)](repeating: (.nobody, .nobody), count: mentions)
        let parts = Workers.parts(of: entries.indices, size: partSize)
        let seen = workers.map(parts.count) { part in
            var seen = none
            for entry in entries[parts[part]] {
                let source = Witness.one(Int32(source(entry, sourceOfDrop)))
                seen[Int(entry.payer.rawValue)].asPayer.join(source)
                seen[Int(entry.payee.rawValue)].asPayee.join(source)
            }
            return seen
        }
        return seen.reduce(into: none) { all, seen in
            for index in all.indices {
                all[index].asPayer.join(seen[index].asPayer)
                all[index].asPayee.join(seen[index].asPayee)
            }
        }
    }
}
