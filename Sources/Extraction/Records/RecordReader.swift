public import PipelineModel

/// Reads one drop: detects how it is written, then hands over its records in batches, as often as asked.
///
/// Every row after the header gives exactly one record, blank lines included, with its exact place in the drop; a row that can't be
/// read carries a ``RecordProblem``. Memory is bounded by a batch and the longest record, whatever the size of the drop. A reader is a
/// value: several tasks may read ranges of the same drop at once.
public struct RecordReader: Sendable {
    /// How the drop is written, given or detected.
    public let detected: DetectedDialect
    /// The header's cells in order, `""` for an empty one; empty where the drop has no header.
    public let header: [String]
    /// Fields of a sound record; a shorter one is `tooFewFields`, unless only columns without a name are missing at its end.
    public let columnCount: Int
    /// Where the first record after the header starts.
    public let start: RecordPosition
    /// Bytes of the drop, or of the table that it was decoded to.
    public let size: Int
    /// What the drop is where it is no delimited text: a workbook, a bank's statement …; nil for delimited text.
    public let table: TableInfo?

    let drop: UInt32
    let source: DropSource
    let limits: ReadLimits
    private let requiredColumns: Int
    /// Whether rows may have any number of fields.
    private let isRagged: Bool
    /// All records, where they were put together from the file's rows and are read from memory.
    let held: RecordBatch?

    /// How the drop is written.
    public var dialect: Dialect { detected.dialect }

    /// Opens the drop at `path`, which becomes number `drop` in the places of its records; `settings` win over what is detected.
    ///
    /// `evidence` of the whole file, as ``DropHash/survey(ofFile:)`` gathers it, spares the detector a pass of its own; `workers` share that pass.
    ///
    /// - Throws: ``Problem`` where the file is missing, can't be read, is empty, or is no delimited text.
    public init(
        path: String, drop: UInt32 = 0, settings: SourceConfiguration.DialectSettings = .init(), limits: ReadLimits = .init(),
        evidence: EncodingEvidence? = nil, workers: Workers = Workers(1)
    ) throws {
        try self.init(.file(path), drop: drop, settings: settings, limits: limits, evidence: evidence, workers: workers)
    }

    /// Reads `bytes` as if they were a file's.
    ///
    /// - Throws: ``Problem`` where there are none, or where they are no delimited text.
    public init(
        bytes: [UInt8], drop: UInt32 = 0, settings: SourceConfiguration.DialectSettings = .init(), limits: ReadLimits = .init()
    ) throws {
        try self.init(.bytes(bytes), drop: drop, settings: settings, limits: limits, evidence: nil, workers: Workers(1))
    }

    private init(
        _ delivered: DropSource, drop: UInt32, settings: SourceConfiguration.DialectSettings, limits: ReadLimits,
        evidence: EncodingEvidence?, workers: Workers
    ) throws {
        let (source, table) = try delivered.decoded(settings)
        self.table = table
        let opened = try source.open()
        detected = try DialectDetector.detect(
            source, settings: table?.settings(settings) ?? settings, evidence: table == nil ? evidence : nil, workers: workers)
        self.source = source
        self.drop = drop
        self.limits = limits
        size = opened.size
        isRagged = settings.ragged
        held = nil
        let dialect = detected.dialect
        let top = RecordPosition(offset: detected.markBytes, line: 1)
        let cursor = RecordCursor(opened, from: top, dialect: dialect, limits: limits, drop: drop)
        try cursor.skipLines(dialect.skipLines)
        var batch = RecordBatch()
        if dialect.header, try cursor.next(into: &batch) {
            header = batch.texts(of: batch.records[0])
            start = cursor.position
            columnCount = header.count
            let unnamed = header.reversed().prefix { $0.isEmpty }.count
            requiredColumns = max(1, header.count - unnamed)
        } else {
            header = []
            start = cursor.position
            columnCount =
                settings.ragged ? try Self.greatestWidth(cursor) : try detected.columns ?? Self.firstWidth(cursor)
            requiredColumns = columnCount
        }
    }

    /// Reads `records`, which stand for the rows of `reader`, under the columns of `header`.
    public init(_ reader: RecordReader, header: [String], columnCount: Int, records: RecordBatch) {
        detected = reader.detected
        self.header = header
        self.columnCount = columnCount
        start = reader.start
        size = reader.size
        drop = reader.drop
        source = reader.source
        limits = reader.limits
        requiredColumns = reader.requiredColumns
        isRagged = reader.isRagged
        held = records
        table = reader.table
    }

    /// Fields of the longest record.
    private static func greatestWidth(_ cursor: RecordCursor) throws -> Int {
        var batch = RecordBatch()
        var width = 0
        while try cursor.next(into: &batch) {
            width = max(width, batch.records[0].fieldCount)
            batch.removeAll()
        }
        return width
    }

    /// Fields of the first record that is neither blank nor broken; 0 where there is none.
    private static func firstWidth(_ cursor: RecordCursor) throws -> Int {
        var batch = RecordBatch()
        while try cursor.next(into: &batch) {
            if batch.records[0].problem == .none { return batch.records[0].fieldCount }
            batch.removeAll()
        }
        return 0
    }

    /// Hands all records to `body`, in order, at most `batchSize` at a time. The batch is reused: keep copies of what matters.
    ///
    /// - Throws: ``Problem`` where the drop can't be read any more; whatever `body` throws.
    @discardableResult
    public func read(batchSize: Int = 4096, _ body: (borrowing RecordBatch) throws -> Void) throws -> ReadSummary {
        try read(from: start, to: nil, batchSize: batchSize, body)
    }

    /// Hands the records that start at or after `first`, where one must start, and before the byte `limit` to `body`; where records were put
    /// together from rows, hands over all of them.
    ///
    /// - Throws: ``Problem`` where the drop can't be read any more; whatever `body` throws.
    @discardableResult
    public func read(
        from first: RecordPosition, to limit: Int?, batchSize: Int = 4096, _ body: (borrowing RecordBatch) throws -> Void
    ) throws -> ReadSummary {
        if let held {
            if !held.records.isEmpty { try body(held) }
            return ReadSummary(records: held.records.count, bytes: size, end: RecordPosition(offset: size, line: start.line))
        }
        let cursor = RecordCursor(try source.open(), from: first, dialect: dialect, limits: limits, drop: drop)
        if columnCount > 0, !isRagged { cursor.expected = requiredColumns...columnCount }
        var batch = RecordBatch()
        var summary = ReadSummary()
        while cursor.position.offset < limit ?? .max, try cursor.next(into: &batch) {
            if batch.records.count >= batchSize || batch.bytes.count >= limits.batchBytes {
                summary.records += batch.records.count
                table?.places.apply(to: &batch)
                try body(batch)
                batch.removeAll()
            }
        }
        if !batch.records.isEmpty {
            summary.records += batch.records.count
            table?.places.apply(to: &batch)
            try body(batch)
        }
        summary.bytes = cursor.position.offset - (first == start ? 0 : first.offset)
        summary.end = cursor.position
        return summary
    }
}
