import Deduplication
import PipelineModel

/// Takes repeats and corrected records out, and shows that none was lost: counts and money of every drop balance.
struct RecordSettlement {
    let drops: [DropInfo]
    /// Per drop, as it was read: every item counts as an entry.
    let summaries: [DropSummary]
    /// Whether repeats are noted beside the entries that stand for them, and not only corrected records.
    var notesRepeats = false
    /// The result does not depend on them.
    var workers = Workers(1)

    /// So many records are looked at by one worker at a time.
    private static let partSize = 16_384

    /// A ledger record that another stands for.
    struct Retelling {
        var place: Place
        var fate: EntryFate
    }

    /// An entry that a later drop has on a record that it excludes, so that no payment is left of it.
    struct Withdrawal {
        var identity: Fingerprint
        var place: Place
        /// Where the excluded record stands.
        var by: Place
    }

    /// An identity that an entry had as long as it was the only line known of its transaction.
    struct FormerIdentity {
        var identity: Fingerprint
        /// Index into the entries that stand.
        var entry: Int
    }

    struct Result {
        /// Per drop, the fates of its items in the order of the file.
        var fates: [[EntryFate]]
        var summaries: [DropSummary]
        /// By the place of the entry that stands.
        var retellings: [Place: [Retelling]] = [:]
        var formerIdentities: [FormerIdentity] = []
        var withdrawals: [Withdrawal] = []
        /// Whether no two entries that stand can share an identity: of those that did one stands, and none was given a new one.
        var identitiesDiffer = false
    }

    /// Leaves in `records` what stands.
    /// - Throws: ``Problem`` of kind `internalError` where counts or money do not balance.
    func settle(_ records: inout EvidenceRecords) throws -> Result {
        let texts = records.texts
        var fates = [[EntryFate]](repeating: [], count: drops.count)
        var totals = [MoneyTally](repeating: MoneyTally(), count: drops.count)
        let entries = settleEntries(&records.entries, records.excluded, &fates, &totals)
        records.excluded = []
        records.contents = settle(records.contents, &fates, .versions) { content in
            PlainRecord(
                place: content.place, source: source(content.place), id: [content.platform, content.id],
                content: [content.handle, content.url, content.caption, content.hashtags, content.label], texts: texts,
                figures: [Int64(content.postedAt.day.number), Int64(content.postedAt.second), content.views ?? -1])
        }
        records.accounts = settle(records.accounts, &fates, .lines) { account in
            PlainRecord(
                place: account.place, source: source(account.place),
                content: [
                    account.handle, account.displayName, account.legalName, account.company, account.bankAccount, account.recruitedVia,
                ], texts: texts, figures: [Int64(account.createdAt?.day.number ?? .min), Int64(account.createdAt?.second ?? -2)])
        }
        records.disclosures = settle(records.disclosures, &fates, .lines) { disclosure in
            PlainRecord(
                place: disclosure.place, source: source(disclosure.place),
                content: [
                    disclosure.platform, disclosure.handle, disclosure.sponsor, disclosure.contentID, disclosure.contentURL,
                    disclosure.currency, disclosure.label,
                ], texts: texts,
                figures: [Int64(disclosure.day.number), disclosure.amount?.mantissa ?? .min, Int64(disclosure.amount?.scale ?? 255)])
        }
        records.declarations = settle(records.declarations, &fates, .lines) { declaration in
            PlainRecord(
                place: declaration.place, source: source(declaration.place),
                content: [declaration.campaign, declaration.declarant, declaration.currency], texts: texts,
                figures: [
                    Int64(declaration.from?.number ?? .min), Int64(declaration.to?.number ?? .min), declaration.amount.mantissa,
                    Int64(declaration.amount.scale),
                ])
        }
        records.adSpend = settle(records.adSpend, &fates, .lines) { spend in
            PlainRecord(
                place: spend.place, source: source(spend.place),
                content: [spend.platform, spend.advertiser, spend.payer, spend.campaign] + spend.spends.map(\.currency), texts: texts,
                figures: [Int64(spend.from?.number ?? .min), Int64(spend.to?.number ?? .min), spend.ads ?? -1]
                    + spend.spends.flatMap {
                        [$0.low.mantissa, Int64($0.low.scale), $0.high?.mantissa ?? -1, Int64($0.high?.scale ?? 255)]
                    })
        }
        records.watchlist = settle(records.watchlist, &fates, .lines) { entry in
            PlainRecord(
                place: entry.place, source: source(entry.place), content: [], texts: texts,
                figures: ([entry.id, entry.name, entry.source] + entry.aliases + [""] + entry.topics).map {
                    Int64(bitPattern: Fingerprint.of($0).rawValue)
                })
        }
        return Result(
            fates: fates, summaries: try drops.indices.map { try balanced($0, fates[$0], totals[$0], texts) },
            retellings: entries.retellings,
            formerIdentities: entries.formerIdentities, withdrawals: entries.withdrawals, identitiesDiffer: entries.identitiesDiffer)
    }

    /// Ledgers are large: their entries move up in place, and are never there twice.
    private func settleEntries(
        _ entries: inout [Entry], _ excluded: [ExcludedRecord], _ fates: inout [[EntryFate]], _ totals: inout [MoneyTally]
    ) -> (
        retellings: [Place: [Retelling]], formerIdentities: [FormerIdentity], withdrawals: [Withdrawal], identitiesDiffer: Bool
    ) {
        let result = deduplicator().deduplicate(&entries, excluded: excluded)
        let withdrawals = result.withdrawn.map { record, other in
            Withdrawal(identity: entries[record].identity, place: entries[record].place, by: excluded[other].place)
        }
        var retellings: [Place: [Retelling]] = [:]
        for (index, fate) in result.fates.enumerated() where fate == .corrected || fate == .repeat && notesRepeats {
            let stands = entries[Int(result.standsFor[index])].place
            retellings[stands, default: []].append(Retelling(place: entries[index].place, fate: fate))
        }
        var formerIdentities: [FormerIdentity] = []
        var renamed = result.renamed[...]
        var standing = 0
        var start = 0
        while start < entries.count {
            // All that one drop brought, one after another.
            let drop = Int(entries[start].place.drop)
            var end = start
            while end < entries.count, Int(entries[end].place.drop) == drop { end += 1 }
            totals[drop].add(tally(entries, start..<end, result.fates))
            for index in start..<end where result.fates[index] == .entry {
                if let first = renamed.first, first.record == index {
                    formerIdentities.append(FormerIdentity(identity: first.from, entry: standing))
                    renamed.removeFirst()
                }
                if standing != index { entries[standing] = entries[index] }
                standing += 1
            }
            fates[drop] += result.fates[start..<end]
            start = end
        }
        entries.removeLast(entries.count - standing)
        return (retellings, formerIdentities, withdrawals, result.renamed.isEmpty)
    }

    /// Of some entries of one drop.
    private func tally(_ entries: [Entry], _ range: Range<Int>, _ fates: [EntryFate]) -> MoneyTally {
        let parts = Workers.parts(of: range, size: Self.partSize)
        var all = MoneyTally()
        let tallies = workers.map(parts.count) { part in
            var tally = MoneyTally()
            for index in parts[part] { tally.add(entries[index].amount, currency: entries[index].currency, stands: fates[index] == .entry) }
            return tally
        }
        for tally in tallies { all.add(tally) }
        return all
    }

    private func source(_ place: Place) -> Int { drops[Int(place.drop)].source }

    private func deduplicator(_ sharedID: Deduplicator.SharedID = .lines) -> Deduplicator {
        // Drops come in order of precedence, so that the index is the rank.
        Deduplicator(
            precedence: drops.enumerated().map { DropPrecedence(source: $1.source, rank: $0) }, sharedID: sharedID, workers: workers)
    }

    private func settle<Item: Sendable>(
        _ items: [Item], _ fates: inout [[EntryFate]], _ sharedID: Deduplicator.SharedID, _ reduce: @Sendable (Item) -> PlainRecord
    ) -> [Item] {
        var plain = workers.list(items.count, partSize: Self.partSize) { range, output in
            for index in range { output.append(reduce(items[index])) }
        }
        let result = deduplicator(sharedID).deduplicate(&plain)
        for index in items.indices { fates[Int(plain[index].place.drop)].append(result.fates[index]) }
        if result.fates.allSatisfy({ $0 == .entry }) { return items }
        return items.indices.filter { result.fates[$0] == .entry }.map { items[$0] }
    }

    private func balanced(_ index: Int, _ fates: [EntryFate], _ tally: MoneyTally, _ texts: TextTable) throws -> DropSummary {
        var summary = summaries[index]
        let read = summary.counts.entries
        summary.counts.entries = fates.count { $0 == .entry }
        summary.counts.repeats = fates.count - summary.counts.entries
        guard fates.count == read, summary.counts.balances else { throw imbalance(index, "record counts do not balance") }
        for (currency, sums) in tally.sums(texts) {
            let before = summary.controlTotals[currency]?["entries"].flatMap(DecimalText.init)
            guard before == sums.standing.adding(sums.repeated) else { throw imbalance(index, "the money in \(currency) does not balance") }
            summary.controlTotals[currency]?["entries"] = sums.standing.text
            summary.controlTotals[currency]?["repeats"] = sums.repeated.text
        }
        return summary
    }

    private func imbalance(_ index: Int, _ what: String) -> Problem {
        Problem(.internalError, file: drops[index].name, what, remedy: "nothing was published; report this with the file's run.json")
    }
}
