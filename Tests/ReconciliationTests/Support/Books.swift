import PipelineModel

@testable import Reconciliation

/// Ledgers of several sources, built by hand.
struct Books {
    var texts = TextTable()
    var mentions = MentionTable()
    var parties: [Party] = []
    var matches: [PartyMatch] = []
    var entries: [Entry] = []
    var rates = RateTable()
    var sources = 2

    static let start = Day(iso: "2024-10-01")!

    mutating func mention(_ name: String, candidates: [String] = []) -> MentionID {
        let mention = mentions.intern(Mention(name: texts.intern(name)))
        if Int(mention.rawValue) == matches.count {
            parties.append(Party(id: "x-" + parties.count.padded(to: 6), name: name))
            matches.append(PartyMatch(party: PartyID(rawValue: UInt32(parties.count - 1))))
            let found = candidates.map { PartyMatch.Candidate(party: matches[Int(self.mention($0).rawValue)].party, probability: 0.5) }
            matches[Int(mention.rawValue)].candidates = found
        }
        return mention
    }

    /// One entry of `source` (each source is one drop); the index is the entry's name in tests.
    @discardableResult
    mutating func enter(
        _ source: Int, _ payer: String, _ payee: String, _ amount: String, day: Int, currency: String = "EUR", reference: String = "",
        executed: String? = nil, executedCurrency: String = "", transaction: String = "", identity: UInt64? = nil
    ) -> Int {
        let index = entries.count
        let number = identity ?? Fingerprint.of("entry \(index)").rawValue
        let payer = payer.isEmpty ? mentions.intern(Mention()) : mention(payer)
        if payee.isEmpty || payer.rawValue == UInt32(matches.count) { _ = mention("") }
        entries.append(
            Entry(
                place: Place(drop: UInt32(source), line: UInt32(index), offset: UInt64(index), length: 1),
                identity: Fingerprint(rawValue: number), content: Fingerprint.of("content \(index)"), day: Self.start + day, payer: payer,
                payee: mention(payee), amount: ExactDecimal(amount) ?? .zero, currency: texts.intern(currency),
                executedAmount: executed.flatMap { ExactDecimal($0) } ?? .zero, executedCurrency: texts.intern(executedCurrency),
                reference: texts.intern(reference), transaction: Self.key(transaction)))
        return index
    }

    private static func key(_ transaction: String) -> TransactionKey {
        var transaction = transaction
        return transaction.withUTF8 { .of($0) }
    }

    func reconcile(_ entries: [Entry]? = nil, settings: ReconciliationSettings = .init()) -> [Payment] {
        Reconciler(settings: settings).reconcile(
            entries: entries ?? self.entries, sourceOfDrop: Array(0..<sources), sourceCount: sources,
            parties: PartyTable(parties: parties, matches: matches), mentions: mentions, rates: rates, texts: texts)
    }

    /// The entries of each payment, as sorted sets, sorted.
    func groups() -> [[Int]] { reconcile().map { $0.entries.sorted() }.sorted { $0.lexicographicallyPrecedes($1) } }
}
