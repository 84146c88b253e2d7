public import PipelineModel

/// Makes payments of entries: entries of different sources that witness one transfer become one payment.
///
/// Never two entries of one source: what a source delivers twice was found before. Pairs are weighed as in record linkage (Fellegi and
/// Sunter 1969), and within each connected group of candidates the assignment of greatest total weight decides, so that no pair is taken
/// because it came first. With three sources and more, the pairs so assigned are joined best first, as long as each source stands in a
/// payment at most once.
public struct Reconciler: Sendable {
    private let settings: ReconciliationSettings

    public init(settings: ReconciliationSettings = .init()) { self.settings = settings }

    /// The payments that `entries` bear witness to, sorted by day and id.
    ///
    /// - Parameters:
    ///   - entries: The run's entries, free of repeats.
    ///   - sourceOfDrop: Per drop, the index of its ledger source; -1 where the drop is of another kind.
    ///   - sourceCount: How many ledger sources there are.
    ///   - engine: Where candidate pairs are weighed; the payments do not depend on it.
    /// - Throws: What the engine throws; nothing where this process does the work.
    public func reconcile<Work: Engine>(
        entries: [Entry], sourceOfDrop: [Int], sourceCount: Int, parties: PartyTable, mentions: MentionTable, rates: RateTable,
        texts: TextTable, engine: Work = LocalEngine()
    ) throws(Work.Failure) -> [Payment] {
        let identities = EntryIdentities.of(entries)
        func source(_ entry: Entry) -> Int {
            let drop = Int(entry.place.drop)
            return drop < sourceOfDrop.count ? sourceOfDrop[drop] : -1
        }
        var clusters: [Cluster] = []
        if sourceCount > 1, Self.sourcesDiffer(entries, source) {
            let scene = Scene(entries: entries, parties: parties, mentions: mentions, rates: rates, texts: texts)
            let sides = Self.sides(entries, identities, scene, source)
            clusters = try Clustering(scene: scene, settings: settings).clusters(of: sides, engine: engine)
        }
        return PaymentBuilder(entries: entries, identities: identities, parties: parties, mentions: mentions).payments(clusters)
    }

    /// Finds `payments` by their own ids, and by those that their entries would have had alone. Ids once published, before another
    /// source's entry joined in, still resolve by this.
    public static func index(of payments: [Payment], entries: [Entry]) -> PaymentIndex {
        let joined = payments.indices.filter { payments[$0].entries.count > 1 }
        guard !joined.isEmpty else { return PaymentIndex(payments) }
        let identities = EntryIdentities.of(entries)
        var former: [PaymentID: Int] = [:]
        for index in joined {
            for entry in payments[index].entries { former[PaymentID(rawValue: identities[entry])] = index }
        }
        return PaymentIndex(payments, former: former)
    }

    private static func sourcesDiffer(_ entries: [Entry], _ source: (Entry) -> Int) -> Bool {
        guard let first = entries.first.map(source) else { return false }
        return entries.contains { source($0) != first }
    }

    /// The entries that share a party with another source: no other can have a twin.
    private static func sides(_ entries: [Entry], _ identities: [UInt64], _ scene: Scene, _ source: (Entry) -> Int) -> [Side] {
        // Per party the source it was seen in; -2 for several, -3 for none.
        var seen = [Int](repeating: -3, count: scene.parties.parties.count)
        func see(_ party: PartyID, _ source: Int) {
            let index = Int(party.rawValue)
            guard seen.indices.contains(index) else { return }
            seen[index] = seen[index] == -3 || seen[index] == source ? source : -2
        }
        func each(_ entry: Entry, _ body: (PartyID) -> Void) {
            body(scene.parties[entry.payer].party)
            let match = scene.parties[entry.payee]
            body(match.party)
            for candidate in match.candidates { body(candidate.party) }
        }
        for entry in entries { each(entry) { see($0, source(entry)) } }
        var sides: [Side] = []
        for (index, entry) in entries.enumerated() {
            var shared = false
            each(entry) { shared = shared || (seen.indices.contains(Int($0.rawValue)) && seen[Int($0.rawValue)] == -2) }
            guard shared, source(entry) >= 0 else { continue }
            sides.append(Side(entry, index: index, source: source(entry), identity: identities[index], scene: scene))
        }
        // In an order of their own, so that no later step depends on the order of arrival.
        return sides.sorted { ($0.day, $0.identity) < ($1.day, $1.identity) }
    }
}
