import Extraction
import PipelineModel

/// The first rows of a file, before anything is said about which of them is the header.
struct HeadRows {
    private(set) var cells: [[String]] = []
    /// Per row, the physical lines before it: of the file, or of the table that it is decoded to.
    private(set) var linesBefore: [Int] = []
    let delimiter: UInt8

    /// Rows that titles, a header and some records stand in.
    private static let limit = 100

    /// - Throws: ``Problem`` where the file is missing, empty, or no delimited text.
    init(path: String, settings: SourceConfiguration.DialectSettings = .init()) throws {
        var settings = settings
        settings.skipLines = 0
        settings.header = false
        struct Enough: Error {}
        let reader = try RecordReader(path: path, settings: settings)
        delimiter = reader.dialect.delimiter
        var line = 0
        do {
            try reader.read(batchSize: Self.limit) { batch in
                for record in batch.records {
                    let texts = batch.texts(of: record)
                    // A decoded table has lines of its own: rows of a workbook may be missing or hold several lines.
                    linesBefore.append(reader.table == nil ? Int(record.place.line) - 1 : line)
                    line += 1 + texts.reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } }
                    cells.append(texts)
                }
                throw Enough()
            }
        } catch is Enough {}
    }

    /// The row that names most columns.
    var likelyHeader: [String] {
        cells.prefix(60).max { $0.count { !$0.isEmpty } < $1.count { !$0.isEmpty } } ?? []
    }
}
