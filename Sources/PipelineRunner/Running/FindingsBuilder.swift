import Deduplication
import LedgerStore
import Linking
import Normalisation
import PipelineModel
import Reconciliation
import Resolution

/// Runs the stages from what the store keeps: repeats, parties, payments, links. A function of drops, rates, decisions and configuration.
struct FindingsBuilder {
    let configuration: PipelineConfiguration
    let conversion: ReferenceConversion
    let decisions: [Decision]
    let clock: StageClock
    /// Whether the assembly says where each entry was delivered again.
    var notesRepeats = false

    /// - Parameter drops: The active drops in order of precedence: by source, then by name, then by hash.
    func build(drops: [StoredDrop], texts: TextTable, mentions: MentionTable, store: StoreReader) throws -> Assembly {
        var findings = Findings(configuration: configuration)
        findings.texts = texts
        findings.drops = try drops.map { try info(of: $0) }
        var records = try StoredRecords(drops: drops, store: store)
        let standing = try clock.measure("deduplication", records: records.entries.count) {
            try RecordSettlement(drops: findings.drops, summaries: drops.map(\.summary), notesRepeats: notesRepeats).settle(
                &records, texts: texts)
        }
        findings.accounts = records.accounts
        findings.contents = records.contents
        findings.disclosures = records.disclosures
        findings.declarations = records.declarations
        findings.adSpend = records.adSpend
        findings.watchlist = records.watchlist
        var counts: [UInt32] = []
        (findings.entries, findings.mentions, counts) = Self.compact(records.entries, mentions)

        let handles = Array(Set(findings.contents.map(\.handle)))
        let resolution = clock.measure("resolution", records: findings.mentions.count) {
            PartyResolver.resolve(
                mentions: findings.mentions, counts: counts, accounts: findings.accounts, contentHandles: handles,
                decisions: decisions, texts: &findings.texts)
        }
        findings.parties = resolution.table

        let ledgers = configuration.sources.indices.filter { configuration.sources[$0].kind == .ledger }
        let ledgerOfSource = Dictionary(uniqueKeysWithValues: ledgers.enumerated().map { ($1, $0) })
        findings.payments = clock.measure("reconciliation", records: findings.entries.count) {
            Reconciler().reconcile(
                entries: findings.entries, sourceOfDrop: findings.drops.map { ledgerOfSource[$0.source] ?? -1 }, sourceCount: ledgers.count,
                parties: findings.parties, mentions: findings.mentions, rates: conversion.rates, texts: findings.texts)
        }
        var aliases = Reconciler.aliases(of: findings.payments, entries: findings.entries)
        Self.add(standing.formerIdentities, to: &aliases, findings.payments)
        let linking = clock.measure("linking", records: findings.payments.count) {
            Linker(campaigns: configuration.campaigns, settings: configuration.link).link(
                payments: findings.payments, parties: findings.parties, mentions: findings.mentions, contents: findings.contents,
                disclosures: findings.disclosures, accounts: findings.accounts, decisions: decisions,
                rates: conversion.rates, texts: findings.texts, aliases: aliases)
        }
        findings.links = linking.links
        return Assembly(
            findings: findings, fates: standing.fates, summaries: standing.summaries, rejects: records.rejects,
            unmatchedDecisions: resolution.unmatchedDecisions + linking.unmatchedDecisions, aliases: aliases,
            resolution: resolution, retellings: standing.retellings)
    }

    /// What a transaction's only line was published as, before another line of it came, is now the id of the first of them.
    private static func add(_ former: [RecordSettlement.FormerIdentity], to aliases: inout [String: Int], _ payments: [Payment]) {
        guard !former.isEmpty else { return }
        var paymentOfEntry: [Int: Int] = [:]
        let wanted = Set(former.map(\.entry))
        for (index, payment) in payments.enumerated() {
            for entry in payment.entries where wanted.contains(entry) { paymentOfEntry[entry] = index }
        }
        for item in former {
            let id = Reconciler.paymentID(of: item.identity)
            if aliases[id] == nil { aliases[id] = paymentOfEntry[item.entry] }
        }
    }

    private func info(of drop: StoredDrop) throws -> DropInfo {
        guard let source = configuration.sources.firstIndex(where: { $0.id == drop.source }) else {
            throw Problem(
                .internalError, file: drop.name, "the drop's source “\(drop.source)” is not in the configuration", remedy: "report this")
        }
        return DropInfo(name: drop.name, source: source, sha256: drop.sha256, size: drop.size)
    }

    /// Renumbers the mentions so that only those of entries that stand are left: what a corrected record said founds no party.
    private static func compact(_ entries: [Entry], _ mentions: MentionTable) -> ([Entry], MentionTable, [UInt32]) {
        var entries = entries
        var table = MentionTable()
        var counts: [UInt32] = []
        var numbers = [UInt32](repeating: .max, count: mentions.count)
        func number(_ old: MentionID) -> MentionID {
            let index = Int(old.rawValue)
            if numbers[index] == .max {
                numbers[index] = table.intern(mentions[old]).rawValue
                counts.append(0)
            }
            counts[Int(numbers[index])] += 1
            return MentionID(rawValue: numbers[index])
        }
        for index in entries.indices {
            entries[index].payer = number(entries[index].payer)
            entries[index].payee = number(entries[index].payee)
        }
        return (entries, table, counts)
    }
}
