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
    ///   - identitiesDiffer: Whether it is known that no two of them share an identity.
    ///   - sourceOfDrop: Per drop, the index of its ledger source; -1 where the drop is of another kind.
    ///   - sourceCount: How many ledger sources there are.
    ///   - engine: Where candidate pairs are weighed; the payments do not depend on it.
    /// - Throws: What the engine throws; nothing where this process does the work.
    public func reconcile<Work: Engine>(
        entries: [Entry], identitiesDiffer: Bool = false, sourceOfDrop: [Int], sourceCount: Int, parties: PartyTable,
        mentions: MentionTable, rates: RateTable,
        texts: TextTable, engine: Work = LocalEngine()
    ) throws(Work.Failure) -> [Payment] {
        let workers = engine.workers
        let identities = EntryIdentities.of(entries, differ: identitiesDiffer, workers: workers)
        var clusters: [Cluster] = []
        if sourceCount > 1 {
            let ledgers = LedgerEntries(
                entries: entries, identities: identities, sourceOfDrop: sourceOfDrop, parties: parties, mentions: mentions,
                workers: workers)
            let scene = Scene(entries: entries, parties: parties, mentions: mentions, texts: texts)
            clusters = try Clustering(scene: scene, settings: settings).clusters(of: ledgers, rates: rates, engine: engine)
        }
        return PaymentBuilder(entries: entries, identities: identities, parties: parties, mentions: mentions, workers: workers)
            .payments(clusters)
    }

    /// Finds `payments` by their own ids, and by those that their entries would have had alone. Ids once published, before another
    /// source's entry joined in, still resolve by this.
    public static func index(
        of payments: [Payment], entries: [Entry], identitiesDiffer: Bool = false, workers: Workers = Workers()
    ) -> PaymentIndex {
        let parts = Workers.parts(of: payments.indices, size: 65_536)
        let joined = workers.map(parts.count) { part in
            payments.withUnsafeBufferPointer { payments in parts[part].filter { payments[$0].entries.count > 1 } }
        }.flatMap { $0 }
        guard !joined.isEmpty else { return PaymentIndex(payments) }
        let identities = EntryIdentities.of(entries, differ: identitiesDiffer, workers: workers)
        var former: [PaymentID: Int] = [:]
        for index in joined {
            for entry in payments[index].entries { former[PaymentID(rawValue: identities[entry])] = index }
        }
        return PaymentIndex(payments, former: former)
    }
}
