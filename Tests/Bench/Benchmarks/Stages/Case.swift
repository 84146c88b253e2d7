import Aggregation
import Deduplication
import Extraction
import FlowTracing
import Linking
import Normalisation
import PipelineModel
import Reconciliation
import Resolution

/// The invented investigation at every point between two stages: what goes into each stage is what the stages before it made.
struct Case {
    static let files = CaseFiles()
    static let all: Case = {
        do { return try Case() } catch { fatalError("the invented investigation cannot be read: \(error)") }
    }()

    let ledgers: [(source: SourceConfiguration, bytes: [UInt8])]
    let conversion: ReferenceConversion
    /// With the agency's ledger delivered twice.
    let delivered: [Entry]
    private(set) var entries: [Entry]
    let mentionCounts: [UInt32]
    private(set) var findings = Findings(configuration: CaseFiles.configuration)
    let aggregates: Aggregates
    let flows: TracedFlows

    private init() throws {
        ledgers = [("bank", Self.files.bank), ("agency", Self.files.agency)].map { (Self.ledger($0), Array($1.utf8)) }
        // Lei at one rate: what an amount is worth is not what is measured.
        var rates = RateTable(maxAgeDays: 1000)
        rates.add([.init(rate: ExactDecimal(mantissa: 49_766, scale: 4), day: Day(number: 19_967))], for: "RON")
        conversion = ReferenceConversion(rates: rates, registry: CurrencyRegistry())

        var tables = EvidenceTables()
        entries = []
        for (number, ledger) in ledgers.enumerated() {
            entries += try Self.read(ledger.bytes, ledger.source, drop: UInt32(number), &tables) { plan, formats in
                LedgerNormaliser(source: ledger.source, plan: plan, formats: formats, registry: CurrencyRegistry())
            }
        }
        let posts = Self.source("posts", .content, ["platform", "id", "handle", "posted_at", "caption", "views"])
        findings.contents = try Self.read(Array(Self.files.posts.utf8), posts, drop: 2, &tables) { plan, formats in
            ContentNormaliser(source: posts, plan: plan, formats: formats)
        }
        let accounts = Self.source(
            "accounts", .account, ["platform", "handle", "display_name", "legal_name", "bank_account", "created_at"])
        findings.accounts = try Self.read(Array(Self.files.accounts.utf8), accounts, drop: 3, &tables) { plan, formats in
            AccountNormaliser(source: accounts, plan: plan, formats: formats)
        }
        findings.drops = ["bank.csv", "agency.csv", "posts.csv", "accounts.csv"].enumerated().map {
            DropInfo(name: $1, source: $0, sha256: "", size: 0)
        }
        let again = entries.filter { $0.place.drop == 1 }
        delivered = entries + again

        findings.texts = tables.texts
        findings.mentions = tables.mentions
        var counts = Array(repeating: UInt32(0), count: findings.mentions.count)
        for entry in entries { for mention in [entry.payer, entry.payee] { counts[Int(mention.rawValue)] += 1 } }
        mentionCounts = counts
        findings.parties = Self.resolve(&findings, counts).table
        findings.payments = Self.reconcile(entries, findings, conversion)
        findings.entryPlaces = entries.map(\.place)
        findings.links = Self.link(findings, conversion).links
        aggregates = try Aggregator(findings: findings, conversion: conversion).aggregate()
        flows = try FlowTracer(findings: findings, converter: conversion).campaignFlows()
    }

    static func resolve(_ findings: inout Findings, _ counts: [UInt32]) -> Resolution {
        PartyResolver.resolve(
            mentions: findings.mentions, counts: counts, accounts: findings.accounts,
            contentHandles: Array(Set(findings.contents.map(\.handle))), decisions: [], texts: &findings.texts,
            engine: LocalEngine(Workers(1)))
    }

    static func reconcile(_ entries: [Entry], _ findings: Findings, _ conversion: ReferenceConversion) -> [Payment] {
        Reconciler().reconcile(
            entries: entries, sourceOfDrop: [0, 1, -1, -1], sourceCount: 2, parties: findings.parties, mentions: findings.mentions,
            rates: conversion.rates, texts: findings.texts)
    }

    static func link(_ findings: Findings, _ conversion: ReferenceConversion) -> Linking {
        Linker(campaigns: findings.configuration.campaigns, settings: findings.configuration.link).link(
            payments: findings.payments, parties: findings.parties, mentions: findings.mentions, contents: findings.contents,
            disclosures: [], accounts: findings.accounts, decisions: [], rates: conversion.rates, texts: findings.texts,
            engine: LocalEngine(Workers(1)))
    }

    static func normalise(_ bytes: [UInt8], _ source: SourceConfiguration) throws -> [Entry] {
        var tables = EvidenceTables()
        return try read(bytes, source, drop: 0, &tables) { plan, formats in
            LedgerNormaliser(source: source, plan: plan, formats: formats, registry: CurrencyRegistry())
        }
    }

    private static func read<Reading: Normaliser>(
        _ bytes: [UInt8], _ source: SourceConfiguration, drop: UInt32, _ tables: inout EvidenceTables,
        _ make: (ColumnPlan, ColumnFormats) throws -> Reading
    ) throws -> [Reading.Item] {
        let reader = try RecordReader(bytes: bytes, drop: drop)
        let plan = try ColumnPlan(source: source, header: reader.header, columnCount: reader.columnCount, file: source.id)
        var profiler = try ColumnProfiler(plan: plan, source: source)
        _ = try reader.read { profiler.add($0) }
        let normaliser = try make(plan, profiler.formats())
        var records = NormalisedRecords<Reading.Item>()
        _ = try reader.read { normaliser.normalise($0, into: &records, tables: &tables) }
        return records.items
    }

    private static func ledger(_ id: String) -> SourceConfiguration {
        source(id, .ledger, ["id", "date", "payer", "payer_account", "payee", "payee_account", "amount", "currency", "reference"])
    }

    /// A source whose columns have the names of its fields.
    private static func source(_ id: String, _ kind: SourceKind, _ fields: [String]) -> SourceConfiguration {
        var source = SourceConfiguration(id: id, kind: kind, path: id + ".csv")
        for field in fields { source.columns[field] = .header(field) }
        return source
    }
}
