internal import Extraction
internal import Foundation
internal import LedgerStore
internal import Normalisation
public import PipelineModel
internal import Synchronization

/// Shows records as they stand in the files that were delivered, cell by cell, with the fields that each cell was read for.
public final class SourceRecords: Sendable {
    /// A record of a drop.
    public struct Shown: Sendable {
        /// `file:line`.
        public var place: String
        /// The record's text, on one line; nil where its bytes are not to be had.
        public var text: String?
        /// The record's cells; empty where it is no delimited text.
        public var cells: [Cell]
        /// What became of the file, where it is not as it was.
        public var remark: String?
    }

    public struct Cell: Sendable {
        /// The column's header, or its position.
        public var column: String
        public var text: String
        /// The fields of `pipeline.json` that are read from it; none where nobody looked at it.
        public var fields: [String]
    }

    private struct Layout {
        var settings: SourceConfiguration.DialectSettings
        var header: [String]
        var fields: [Int: [String]]
    }

    private let lines: SourceLines
    private let configuration: PipelineConfiguration
    private let layouts = Mutex<[Int: Layout?]>([:])

    init(lines: SourceLines, configuration: PipelineConfiguration) {
        self.lines = lines
        self.configuration = configuration
    }

    /// The record at `place`; its drop is a number of the page index.
    public func show(_ place: Place) -> Shown {
        let drop = Int(place.drop)
        guard lines.drops.indices.contains(drop) else { return Shown(place: "", cells: [], remark: "the drop is unknown") }
        let name = lines.drops[drop].name + ":" + String(place.line)
        let remark = lines.remark(drop: drop)
        guard let bytes = lines.bytes(at: place) else { return Shown(place: name, cells: [], remark: remark) }
        return Shown(place: name, text: lines.text(at: place), cells: cells(bytes, drop), remark: remark)
    }

    /// Hashes the drops' files, so that nobody waits for it later.
    func warmUp() { for drop in lines.drops.indices { _ = lines.path(ofDrop: drop) } }

    private func cells(_ bytes: [UInt8], _ drop: Int) -> [Cell] {
        guard var layout = layout(drop) else { return [] }
        layout.settings.skipLines = 0
        layout.settings.header = false
        guard let reader = try? RecordReader(bytes: bytes, settings: layout.settings) else { return [] }
        var texts: [String] = []
        _ = try? reader.read { batch in
            if let record = batch.records.first, texts.isEmpty { texts = batch.texts(of: record) }
        }
        return texts.enumerated().map { index, text in
            let header = index < layout.header.count ? layout.header[index] : ""
            return Cell(column: header.isEmpty ? "column \(index + 1)" : header, text: text, fields: layout.fields[index] ?? [])
        }
    }

    /// How the drop is written, and what its columns are read for.
    private func layout(_ drop: Int) -> Layout? {
        if let known = layouts.withLock({ $0[drop] }) { return known }
        let result = readLayout(lines.drops[drop], drop)
        layouts.withLock { $0[drop] = .some(result) }
        return result
    }

    private func readLayout(_ drop: StoredDrop, _ number: Int) -> Layout? {
        // A statement or JSON has no cells: its text is shown.
        guard drop.summary.dialect["delimiter"] != nil, drop.summary.dialect["format"] == nil, let path = lines.path(ofDrop: number),
            let source = configuration.sources.first(where: { $0.id == drop.source })
        else { return nil }
        let drops = DropReader(
            source: source, registry: CurrencyRegistry(units: configuration.units), name: drop.name, observer: SilentObserver(),
            workers: Workers(1))
        // Rows that are put together have no columns of their own: their text is shown.
        guard let (own, reader) = try? drops.opened(path, number), own.rows.isEmpty else { return nil }
        var settings = SourceConfiguration.DialectSettings()
        settings.delimiter = reader.dialect.delimiter
        settings.quote = reader.dialect.quote
        settings.encoding = reader.dialect.encoding
        let plan = try? ColumnPlan(source: own, header: reader.header, columnCount: reader.columnCount, file: drop.name)
        return Layout(settings: settings, header: reader.header, fields: plan?.fieldsOfColumns ?? [:])
    }
}
