internal import PipelineModel

/// Formats that are handed in for CSV by mistake, known by how they begin.
struct ForeignFormat {
    let name: String
    let remedy: String
    let starts: [[UInt8]]

    private static let all: [ForeignFormat] = [
        ForeignFormat(
            name: "an old Excel workbook", remedy: "open it and save the sheet as CSV",
            starts: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]),
        ForeignFormat(name: "a PDF", remedy: "ask for the statement as CSV", starts: [Array("%PDF-".utf8)]),
        ForeignFormat(
            name: "a compressed file", remedy: "unpack it first",
            starts: [
                [0x1F, 0x8B], Array("BZh1".utf8), Array("BZh9".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD],
                [0x37, 0x7A, 0xBC, 0xAF],
            ]),
        ForeignFormat(
            name: "a database or a Parquet file", remedy: "export the table as CSV",
            starts: [Array("SQLite format 3\0".utf8), Array("PAR1\u{15}".utf8)]),
        ForeignFormat(
            name: "an image", remedy: "ask for the data as CSV",
            starts: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]),
        ForeignFormat(name: "a rich-text document", remedy: "export the table as CSV", starts: [Array("{\\rtf".utf8)]),
        ForeignFormat(
            name: "a web page or XML", remedy: "open it in a spreadsheet and save it as CSV",
            starts: ["<!doctype html", "<html", "<?xml", "<table", "<ofx"].map { Array($0.utf8) }),
    ]

    /// - Throws: ``Problem`` where `head` begins like a known format that is no delimited text.
    static func refuse(_ head: [UInt8], file: String?) throws {
        let folded = head.prefix(64).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        for format in all {
            guard format.starts.contains(where: { head.starts(with: $0) || folded.starts(with: $0) }) else { continue }
            throw Problem(.dataRefused, file: file, "looks like \(format.name), not delimited text", remedy: format.remedy)
        }
    }

    /// - Throws: ``Problem`` where more than one byte in twenty of `head` is a control character that text does not hold.
    static func refuseBinary(_ head: [UInt8], delimiter: UInt8?, file: String?) throws {
        let controls = head.count { ($0 < 0x20 && !($0 >= 0x09 && $0 <= 0x0D) || $0 == 0x7F) && $0 != delimiter }
        guard controls >= 4, controls * 20 > head.count else { return }
        throw Problem(
            .dataRefused, file: file, "looks like binary data, not delimited text",
            remedy: "export it as CSV, or set dialect.encoding if it is text")
    }
}
