internal import PipelineModel

/// Reads CSV as the run writes it (RFC 4180, LF) and nothing else: our own files are strict, and another shape means damage.
struct PublishedCSVReader {
    private(set) var offset: Int
    let delimiter: UInt8
    /// The physical line at `offset`, from 1.
    private(set) var line: Int

    init(offset: Int, delimiter: UInt8, line: Int = 1) {
        self.offset = offset
        self.delimiter = delimiter
        self.line = line
    }

    /// The next row's cells, or nil at the end.
    /// - Throws: `Problem` of kind `dataRefused`.
    mutating func next(_ bytes: UnsafeRawBufferPointer, file: String) throws -> [String]? {
        guard offset < bytes.count else { return nil }
        var cells: [String] = []
        while true {
            cells.append(Self.meant(try cell(bytes, file: file)))
            guard offset < bytes.count else { throw Self.damage(file, line: line, "ends in the middle of a row") }
            let byte = bytes[offset]
            offset += 1
            if byte == delimiter { continue }
            line += 1
            return cells
        }
    }

    /// A cell's bytes, up to the delimiter or line end at which `offset` then stands.
    private mutating func cell(_ bytes: UnsafeRawBufferPointer, file: String) throws -> [UInt8] {
        let start = offset
        guard offset < bytes.count, bytes[offset] == Self.quote else {
            while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != Self.lineFeed {
                guard bytes[offset] != Self.quote else { throw Self.damage(file, line: line, "has a stray quotation mark") }
                offset += 1
            }
            return Array(bytes[start..<offset])
        }
        var cell: [UInt8] = []
        offset += 1
        while true {
            guard offset < bytes.count else { throw Self.damage(file, line: line, "ends inside of quotation marks") }
            let byte = bytes[offset]
            offset += 1
            if byte == Self.quote {
                guard offset < bytes.count, bytes[offset] == Self.quote else { break }
                offset += 1
            }
            if byte == Self.lineFeed { line += 1 }
            cell.append(byte)
        }
        guard offset >= bytes.count || bytes[offset] == delimiter || bytes[offset] == Self.lineFeed else {
            throw Self.damage(file, line: line, "has text after a closing quotation mark")
        }
        return cell
    }

    /// The text without the `'` that was put before what a spreadsheet would run.
    private static func meant(_ cell: [UInt8]) -> String {
        if cell.first == UInt8(ascii: "'"), let second = cell.dropFirst().first(where: { $0 != UInt8(ascii: "'") }), runs(second) {
            return String(decoding: cell.dropFirst(), as: UTF8.self)
        }
        return String(decoding: cell, as: UTF8.self)
    }

    private static func runs(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "@") || byte == 0x09
            || byte == 0x0D
    }

    static func damage(_ file: String, line: Int, _ what: String) -> Problem {
        Problem(
            .dataRefused, file: file, line: line, what,
            remedy: "the file was changed; delete it and run `payola run` again to publish it anew")
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0A
}
