import Extraction
import PipelineModel

/// The first rows of a file, before anything is said about which of them is the header.
struct HeadRows {
    private(set) var cells: [[String]] = []
    /// Per row, the physical lines before it.
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
        do {
            try reader.read(batchSize: Self.limit) { batch in
                for record in batch.records {
                    linesBefore.append(Int(record.place.line) - 1)
                    cells.append(batch.texts(of: record))
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
