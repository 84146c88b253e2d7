internal import PipelineModel

/// A drop that is no delimited text, decoded to the table that it stands for: a file of CSV beside the places of its records in the drop.
///
/// So everything that reads records reads these drops too. The table is on disk, not in memory.
final class DecodedTable {
    /// How the drop is written: `xlsx`, `mt940`, `camt.053` …
    let format: String
    /// What else a person should know of how it was read, by the key of `dialect`; for example the sheet.
    var details: [(key: String, value: String, isGiven: Bool)] = []
    /// Whether the table begins with the names of its columns, always; otherwise that is found out as for any delimited text.
    let hasFixedHeader: Bool
    let file: ScratchFile
    private(set) var places = PlaceMap()

    private var buffer: [UInt8] = []
    private var written = 0
    private var isFirstCell = true
    private static let flushBytes = 1 << 18
    /// Bytes of a decoded table; a workbook of a million rows has some hundred million.
    private static let byteLimit = 4 << 30

    /// - Throws: ``Problem`` of kind `cannotWrite` where no temporary file can be made.
    init(format: String, columns: [String] = []) throws(Problem) {
        self.format = format
        hasFixedHeader = !columns.isEmpty
        file = try ScratchFile()
        if !columns.isEmpty { try add(columns) }
    }

    /// Bytes of the table so far.
    var size: Int { written + buffer.count }

    /// Adds a record that stands at these bytes of the drop.
    func add(_ cells: [String], offset: Int, length: Int, line: Int) throws(Problem) {
        places.add(start: size, offset: offset, length: length, line: line)
        try add(cells)
    }

    /// Adds a record that is named after its line alone.
    func add(_ cells: [String]) throws(Problem) {
        for cell in cells { add(cell: cell.utf8) }
        try endRow()
    }

    func add(cell: some Collection<UInt8>) {
        if !isFirstCell { buffer.append(UInt8(ascii: ",")) }
        isFirstCell = false
        let quote = UInt8(ascii: "\"")
        let needsQuotes = cell.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else {
            buffer.append(contentsOf: cell)
            return
        }
        buffer.append(quote)
        for byte in cell {
            buffer.append(byte)
            if byte == quote { buffer.append(quote) }
        }
        buffer.append(quote)
    }

    func endRow() throws(Problem) {
        buffer.append(0x0A)
        isFirstCell = true
        if buffer.count >= Self.flushBytes { try flush() }
    }

    /// Notes that the row which comes next stands on this line of the drop.
    func place(line: Int, start: Int, length: Int) { places.add(start: start, offset: start, length: length, line: line) }

    func flush() throws(Problem) {
        guard written + buffer.count <= Self.byteLimit else {
            throw Problem(.dataRefused, "holds more than \(Self.byteLimit >> 30) GiB of text", remedy: "export it as CSV")
        }
        try buffer.withUnsafeBufferPointer { (bytes) throws(Problem) in try file.append(UnsafeRawBufferPointer(bytes)) }
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}
