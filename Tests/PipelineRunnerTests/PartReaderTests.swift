import Extraction
import LedgerStore
import Normalisation
import PipelineModel
import TestSupport
import Testing

@testable import PipelineRunner

/// Reading a drop in parts, on several cores, against reading it in one go.
@Suite struct PartReaderTests {
    /// A ledger with quoted line ends, blank lines, rejects and repeated names, in one of three line ends.
    private static func ledger(seed: Int) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        let lineEnd = ["\n", "\r\n", "\n\n"][seed % 3]
        var text = "id,date,payer,account,payee,amount,currency,details" + lineEnd
        for row in 0..<400 {
            let payer = "Firma \(Int.random(in: 0..<30, using: &random)) SRL"
            var details = "factura \(Int.random(in: 0..<200, using: &random))"
            if Int.random(in: 0..<4, using: &random) == 0 { details = "\"două rânduri,\nsau \"\"trei\"\"\n\(row)\"" }
            let date = Int.random(in: 0..<20, using: &random) == 0 ? "cândva" : "2024-10-\(10 + row % 20)"
            let account = ["", "RO49AAAA1B31007593840000", "RO49 AAAA 1B31 0075 9384 0000", "RO00AAAA1B31007593840000"][row % 4]
            text += "T\(row),\(date),\(payer),\(account),Creator \(row % 50),\(row % 90).50,RON,\(details)" + lineEnd
        }
        return Array(text.utf8)
    }

    private func read(_ bytes: [UInt8], workers: Int, smallestPart: Int) throws -> (part: DropPart<Entry>, tables: EvidenceTables) {
        var source = SourceConfiguration(id: "bank", kind: .ledger, path: "")
        for (field, header) in [
            "id": "id", "date": "date", "payer": "payer", "payer_account": "account", "payee": "payee", "amount": "amount",
            "currency": "currency", "reference": "details",
        ] { source.columns[field] = .header(header) }
        source.exclude = [.init(column: .header("payee"), equals: "Creator 7", reason: "a test")]
        let reader = try RecordReader(bytes: bytes, settings: source.dialect)
        let plan = try ColumnPlan(source: source, header: reader.header, columnCount: reader.columnCount, file: "bank.csv")
        var profiler = try ColumnProfiler(plan: plan, source: source)
        try reader.read { profiler.add($0) }
        let normaliser = LedgerNormaliser(
            source: source, plan: plan, formats: try profiler.formats(), registry: CurrencyRegistry(units: []))
        var tables = EvidenceTables()
        // Something an earlier drop left behind.
        _ = tables.texts.intern("Firma 3 SRL")
        let part = try PartReader(
            reader: reader, normaliser: normaliser, workers: Workers(workers), advanced: { _, _ in }, smallestPart: smallestPart
        ).read(&tables)
        return (part, tables)
    }

    @Test func whatIsNotUsedComesBackFromAWorkerAsItWas() throws {
        let part = try read(Self.ledger(seed: 1), workers: 1, smallestPart: 1).part
        var bytes = ByteWriter()
        ChunkRead(.success(part)).write(to: &bytes)
        var reader = ByteReader(bytes.bytes)
        let found = try ChunkRead<Entry>(from: &reader).part.get()
        #expect(part.unused.contains { $0.key != nil } && part.unused.contains { $0.fate == .rejected })
        #expect(found.unused.map { "\($0)" } == part.unused.map { "\($0)" })
        #expect(found.records.counts == part.records.counts)
    }

    @Test("parts give the records, places and numbers of one go, wherever the cuts fall", arguments: 0..<12)
    func parts(seed: Int) throws {
        let bytes = Self.ledger(seed: seed)
        let (whole, expected) = try read(bytes, workers: 1, smallestPart: 1)
        #expect(whole.records.items.count > 300 && !whole.records.rejects.isEmpty && whole.unused.contains { $0.key != nil })
        for (workers, smallestPart) in [(2, 1), (3, 1000), (16, 1), (40, 1)] {
            let (part, tables) = try read(bytes, workers: workers, smallestPart: smallestPart)
            let name: Comment = "seed \(seed), \(workers) workers"
            #expect(part.records.items.map(Self.description) == whole.records.items.map(Self.description), name)
            #expect(part.records.rejects.map { "\($0)" } == whole.records.rejects.map { "\($0)" }, name)
            #expect(part.unused.map { "\($0)" } == whole.unused.map { "\($0)" }, name)
            #expect(part.records.counts == whole.records.counts && part.records.totals == whole.records.totals, name)
            #expect(part.records.notes == whole.records.notes && part.end == whole.end, name)
            #expect(Self.texts(tables) == Self.texts(expected) && tables.mentions.mentions == expected.mentions.mentions, name)
        }
    }

    private static func description(_ entry: Entry) -> String { "\(entry)" }

    private static func texts(_ tables: EvidenceTables) -> [String] {
        (0..<tables.texts.count).map { tables.texts[TextID(rawValue: UInt32($0))] }
    }
}
