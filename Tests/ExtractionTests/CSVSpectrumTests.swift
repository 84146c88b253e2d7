import Foundation
import Testing

@testable import Extraction

/// The csv-spectrum files, but for the one that is in no encoding that its JSON could tell.
@Suite("csv-spectrum", .enabled(if: SharedData.has("csv/csv-spectrum"), "the csv-spectrum files are not there"))
struct CSVSpectrumTests {
    @Test(
        "reads as its JSON says",
        arguments: [
            "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines",
            "simple",
            "simple_crlf", "utf8",
        ])
    func readsAsItsJSON(name: String) throws {
        let reader = try RecordReader(bytes: try Self.bytes(of: name))
        let records = try reader.all().map { Dictionary(zip(reader.header, $0.cells), uniquingKeysWith: { $1 }) }
        let expected = try SharedData.json("csv/csv-spectrum/json/\(name).json")
        #expect(records == expected as? [[String: String]])
    }

    /// The file as it was published: a copy may have had its CRLF turned into LF on the way, which its JSON still speaks of.
    private static func bytes(of name: String) throws -> [UInt8] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: SharedData.folder + "/csv/csv-spectrum/csvs/\(name).csv")))
        guard name.hasSuffix("_crlf"), !bytes.contains(0x0D) else { return bytes }
        return bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
}
