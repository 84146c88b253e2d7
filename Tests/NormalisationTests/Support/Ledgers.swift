import Normalisation
import PipelineModel

/// A ledger read from rows by a source's configuration, as a run would.
struct ReadLedger {
    var output = NormalisedRecords<Entry>()
    var tables = EvidenceTables()
    let formats: ColumnFormats

    init(_ source: SourceConfiguration, header: [String], rows: [[String]], units: [PipelineConfiguration.PlatformUnit] = []) throws {
        let plan = try ColumnPlan(source: source, header: header, columnCount: header.count, file: "test.csv")
        var profiler = try ColumnProfiler(plan: plan, source: source)
        let batch = batch(rows)
        profiler.add(batch)
        formats = try profiler.formats()
        let normaliser = LedgerNormaliser(source: source, plan: plan, formats: formats, registry: CurrencyRegistry(units: units))
        normaliser.normalise(batch, into: &output, tables: &tables)
    }

    func name(_ id: MentionID) -> String { tables.texts[tables.mentions[id].name] }

    /// `payer>payee amount currency` of each entry.
    var lines: [String] {
        output.items.map { "\(name($0.payer))>\(name($0.payee)) \($0.amount) \(tables.texts[$0.currency])" }
    }
}

func ledgerSource(
    _ columns: [String: String], constants: [String: String] = [:], configure: (inout SourceConfiguration) -> Void = { _ in }
) -> SourceConfiguration {
    var source = SourceConfiguration(id: "bt", kind: .ledger, path: "*.csv")
    source.columns = columns.mapValues { .header($0) }
    source.constants = constants
    configure(&source)
    return source
}
