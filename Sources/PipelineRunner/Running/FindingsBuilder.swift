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
    var engine = RunEngine.local(LocalEngine())
    /// Whether the assembly says where each entry was delivered again.
    var notesRepeats = false
    /// Whether links and matches say in words what they stand on.
    var tellsDetails = true

    /// - Parameters:
    ///   - drops: The active drops in order of precedence: by source, then by name, then by hash.
    ///   - records: All of their records; texts, mentions and entries are used up.
    func build(drops: [StoredDrop], records: inout EvidenceRecords) throws -> Assembly {
        var findings = Findings(configuration: configuration)
        findings.drops = try drops.map { try info(of: $0) }
        let standing = try clock.measure("deduplication", records: records.entries.count) {
            try RecordSettlement(
                drops: findings.drops, summaries: drops.map(\.summary), notesRepeats: notesRepeats, workers: engine.workers
            ).settle(&records)
        }
        findings.texts = records.texts
        records.texts = TextTable()
        findings.accounts = records.accounts
        findings.contents = records.contents
        findings.disclosures = records.disclosures
        findings.declarations = records.declarations
        findings.adSpend = records.adSpend
        findings.watchlist = records.watchlist
        let counts: [UInt32]
        (findings.mentions, counts) = try compact(&records.entries, records.mentions)
        records.mentions = MentionTable()

        let handles = Self.distinctHandles(findings.contents, findings.texts)
        let resolution = try clock.measure("resolution", records: findings.mentions.count) {
            try PartyResolver.resolve(
                mentions: findings.mentions, counts: counts, accounts: findings.accounts, contentHandles: handles,
                outsideNames: OutsideNames.of(findings), decisions: decisions, texts: &findings.texts, tellsDetails: tellsDetails,
                engine: engine)
        }
        findings.parties = resolution.table
        // From here on no text is new.
        findings.texts.dropIndex()

        let ledgers = configuration.sources.indices.filter { configuration.sources[$0].kind == .ledger }
        let ledgerOfSource = Dictionary(uniqueKeysWithValues: ledgers.enumerated().map { ($1, $0) })
        findings.payments = try clock.measure("reconciliation", records: records.entries.count) {
            try Reconciler().reconcile(
                entries: records.entries, identitiesDiffer: standing.identitiesDiffer,
                sourceOfDrop: findings.drops.map { ledgerOfSource[$0.source] ?? -1 }, sourceCount: ledgers.count,
                parties: findings.parties, mentions: findings.mentions, rates: conversion.rates, texts: findings.texts, engine: engine)
        }
        var index = Reconciler.index(
            of: findings.payments, entries: records.entries, identitiesDiffer: standing.identitiesDiffer, workers: engine.workers)
        Self.add(standing.formerIdentities, to: &index, findings.payments)
        // From here on nothing asks for more of an entry than its payment and its place.
        findings.entryPlaces = records.entries.map(\.place)
        records.entries = []
        let linking = try clock.measure("linking", records: findings.payments.count) {
            try Linker(campaigns: configuration.campaigns, settings: configuration.link, tellsDetails: tellsDetails).link(
                payments: findings.payments, parties: findings.parties, mentions: findings.mentions, contents: findings.contents,
                disclosures: findings.disclosures, accounts: findings.accounts, decisions: decisions,
                rates: conversion.rates, texts: findings.texts, index: index, engine: engine)
        }
        findings.links = linking.links
        return Assembly(
            findings: findings, fates: standing.fates, summaries: standing.summaries, rejects: records.rejects,
            unmatchedDecisions: resolution.unmatchedDecisions + linking.unmatchedDecisions, unsettledSponsors: linking.unsettledSponsors,
            paymentIndex: index, resolution: resolution, retellings: standing.retellings, withdrawals: standing.withdrawals,
            campaignContent: linking.campaignContent)
    }

    /// What a transaction's only line was published as, before another line of it came, is now the id of the first of them.
    private static func add(_ former: [RecordSettlement.FormerIdentity], to index: inout PaymentIndex, _ payments: [Payment]) {
        guard !former.isEmpty else { return }
        var paymentOfEntry: [Int: Int] = [:]
        let wanted = Set(former.map(\.entry))
        for (number, payment) in payments.enumerated() {
            for entry in payment.entries where wanted.contains(entry) { paymentOfEntry[entry] = number }
        }
        for item in former {
            let id = PaymentID(rawValue: item.identity.rawValue)
            if let payment = paymentOfEntry[item.entry] { index.add(id, for: payment) }
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
    private func compact(_ entries: inout [Entry], _ mentions: MentionTable) throws -> (MentionTable, [UInt32]) {
        let partSize = engine.isLocal ? max(Self.partSize, entries.count / engine.partsAtOnce + 1) : 1 << 18
        let counted = MentionCounting.merged(
            try engine.merge(MentionCounting(entries, mentions: mentions.count, partSize: partSize))
        ).counts
        var table = MentionTable()
        var numbers = [MentionID](repeating: MentionID(rawValue: 0), count: mentions.count)
        for item in counted { numbers[Int(item.mention)] = table.intern(mentions[MentionID(rawValue: item.mention)]) }
        renumber(&entries, numbers)
        return (table, counted.map(\.count))
    }

    /// So many entries are renumbered at a time.
    private static let partSize = 65_536

    private func renumber(_ entries: inout [Entry], _ numbers: [MentionID]) {
        engine.workers.change(&entries, partSize: Self.partSize) { part in
            for index in part.indices {
                part[index].payer = numbers[Int(part[index].payer.rawValue)]
                part[index].payee = numbers[Int(part[index].payee.rawValue)]
            }
        }
    }

    private static func distinctHandles(_ contents: [Content], _ texts: TextTable) -> [TextID] {
        var isTaken = [Bool](repeating: false, count: texts.count)
        var handles: [TextID] = []
        for content in contents where !isTaken[Int(content.handle.rawValue)] {
            isTaken[Int(content.handle.rawValue)] = true
            handles.append(content.handle)
        }
        return handles
    }
}
