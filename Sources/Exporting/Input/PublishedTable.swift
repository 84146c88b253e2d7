public import Foundation
internal import PipelineModel

/// A CSV file of a published run, read row by row and by column name; columns that a later program adds at the end do no harm.
///
/// The style is read off the file itself: header names consist of lower-case letters and `_`, so what follows the first of them is the
/// delimiter; a comma in a plain decimal can only be its separator.
public struct PublishedTable: Sendable {
    public let columns: [String]
    private let data: Data
    private let file: String
    private let start: Int
    private let delimiter: UInt8

    /// - Parameter file: For messages.
    /// - Throws: ``Problem`` of kind `dataRefused` where there is no header.
    public init(data: Data, file: String) throws {
        self.data = data
        self.file = file
        var reader = data.withUnsafeBytes { bytes in
            let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let nameEnd = bytes[start...].firstIndex { !(0x61...0x7A).contains($0) && $0 != UInt8(ascii: "_") } ?? bytes.endIndex
            let delimiter = nameEnd < bytes.endIndex && bytes[nameEnd] != 0x0A ? bytes[nameEnd] : UInt8(ascii: ",")
            return PublishedCSVReader(offset: start, delimiter: delimiter)
        }
        delimiter = reader.delimiter
        guard let header = try data.withUnsafeBytes({ try reader.next($0, file: file) }), header.count > 1,
            Set(header).count == header.count
        else { throw PublishedCSVReader.damage(file, line: 1, "has no header of a published file") }
        columns = header
        start = reader.offset
    }

    /// Hands every row to `body`, in the file's order.
    /// - Throws: ``Problem`` of kind `dataRefused` with the line; what `body` throws.
    public func eachRow(_ body: (PublishedRow) throws -> Void) throws {
        let positions = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        var reader = PublishedCSVReader(offset: start, delimiter: delimiter, line: 2)
        while true {
            let line = reader.line
            guard let cells = try data.withUnsafeBytes({ try reader.next($0, file: file) }) else { return }
            guard cells.count == columns.count else {
                throw PublishedCSVReader.damage(file, line: line, "has \(cells.count) cells where the header has \(columns.count)")
            }
            try body(PublishedRow(cells: cells, positions: positions))
        }
    }

    /// How many rows there are.
    public func count() throws -> Int {
        var count = 0
        try eachRow { _ in count += 1 }
        return count
    }

    var bytes: Data { data }
}
