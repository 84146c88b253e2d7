internal import Foundation
internal import Hashing
internal import PipelineModel

/// A line that a worker writes: a piece of a chunk's output, the trailer behind its pieces, why there is no output, or what a part gave.
///
/// TRANSFORM escapes nothing, ends records at line feeds and carriage returns, and reads `\N` as NULL; a line has none of them, nor a tab.
enum ReportLine: Hashable {
    case piece(chunk: Int, number: Int, bytes: [UInt8])
    case trailer(chunk: Int, Trailer)
    case failure(chunk: Int, String)
    /// What a part gave whose output was cut by keys: it goes past the shuffle, so that the driver sees each part for itself.
    case part(chunk: Int, PartTally)

    struct Trailer: Hashable {
        var pieces: Int
        var tally: PartTally
        var sha256: String
    }

    /// The key of lines that go past the shuffle.
    static let passingKey = "*"

    /// Bytes of a piece: with base64 a line of 256 KiB.
    static let pieceBytes = 192 << 10

    var text: String {
        switch self {
        case .piece(let chunk, let number, let bytes): "c \(chunk) \(number) " + Data(bytes).base64EncodedString()
        case .trailer(let chunk, let trailer):
            "t \(chunk) \(trailer.pieces) \(trailer.tally.rows) \(trailer.tally.control) \(trailer.sha256)"
        case .part(let chunk, let tally): "p \(chunk) \(tally.rows) \(tally.control)"
        case .failure(let chunk, let what): "! \(chunk) " + PlainText.escaped(what)
        }
    }

    /// - Parameter bytes: A line without its end.
    /// - Throws: ``TransferDamage`` where it is none of them.
    init(_ bytes: ArraySlice<UInt8>) throws(TransferDamage) {
        let fields = bytes.split(separator: 0x20, maxSplits: 6, omittingEmptySubsequences: false)
        func text(_ field: Int) -> String { String(decoding: fields[field], as: UTF8.self) }
        func number(_ field: Int) -> Int? { Int(text(field)).flatMap { $0 >= 0 ? $0 : nil } }
        guard fields.count >= 3, fields[0].count == 1, let chunk = number(1) else { throw Self.damage(bytes) }
        switch (fields[0].first ?? 0, fields.count) {
        case (UInt8(ascii: "c"), 4):
            guard let number = number(2), let data = Data(base64Encoded: Data(fields[3])) else { throw Self.damage(bytes) }
            self = .piece(chunk: chunk, number: number, bytes: [UInt8](data))
        case (UInt8(ascii: "t"), 6):
            guard let pieces = number(2), let rows = number(3), let control = Int64(text(4)), fields[5].count == 64 else {
                throw Self.damage(bytes)
            }
            self = .trailer(chunk: chunk, Trailer(pieces: pieces, tally: PartTally(rows: rows, control: control), sha256: text(5)))
        case (UInt8(ascii: "p"), 4):
            guard let rows = number(2), let control = Int64(text(3)) else { throw Self.damage(bytes) }
            self = .part(chunk: chunk, PartTally(rows: rows, control: control))
        case (UInt8(ascii: "!"), 3):
            guard let what = PlainText.plain(text(2)) else { throw Self.damage(bytes) }
            self = .failure(chunk: chunk, what)
        default: throw Self.damage(bytes)
        }
    }

    private static func damage(_ bytes: ArraySlice<UInt8>) -> TransferDamage {
        TransferDamage(
            "a line of \(bytes.count) bytes, “\(String(decoding: bytes.prefix(40), as: UTF8.self))”, is none that a worker writes")
    }

    /// The lines of one chunk's output.
    static func lines(chunk: Int, _ output: some PartOutput) -> [ReportLine] {
        var writer = ByteWriter()
        output.write(to: &writer)
        let bytes = writer.bytes
        let starts = stride(from: 0, to: bytes.count, by: pieceBytes)
        var lines = starts.enumerated().map { number, start in
            ReportLine.piece(chunk: chunk, number: number, bytes: Array(bytes[start..<min(start + pieceBytes, bytes.count)]))
        }
        let trailer = Trailer(pieces: lines.count, tally: output.tally, sha256: SHA256Hash.hex(of: bytes))
        lines.append(.trailer(chunk: chunk, trailer))
        return lines
    }
}
