import Normalisation
import PipelineModel

/// Batches of rows, as Extraction would hand them over.
func batch(_ rows: [[String]], firstLine: Int = 2, problem: RecordProblem = .none) -> RecordBatch {
    var batch = RecordBatch()
    for (index, row) in rows.enumerated() {
        let isBlank = row.allSatisfy(\.isEmpty)
        let first = batch.fieldEnds.count
        for field in row {
            batch.bytes += field.utf8
            batch.fieldEnds.append(batch.bytes.count)
        }
        batch.records.append(
            Record(
                firstField: first, fieldCount: row.count,
                place: Place(drop: 0, line: UInt32(firstLine + index), offset: 0, length: 0), problem: isBlank ? .blank : problem))
    }
    return batch
}

/// RFC 4180, for test data only.
func rows(ofCSV text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var quoted = false
    var previousWasQuote = false
    for byte in text.utf8 {
        if quoted, byte == 0x22 {
            quoted = false
            previousWasQuote = true
            continue
        }
        if byte == 0x22, previousWasQuote {
            field.append(byte)
            quoted = true
        } else if byte == 0x22 {
            quoted = true
        } else if quoted || (byte != 0x2C && byte != 0x0A && byte != 0x0D) {
            field.append(byte)
        } else if byte != 0x0D {
            row.append(String(decoding: field, as: UTF8.self))
            field.removeAll()
            if byte == 0x0A {
                rows.append(row)
                row.removeAll()
            }
        }
        previousWasQuote = false
    }
    if !row.isEmpty || !field.isEmpty { rows.append(row + [String(decoding: field, as: UTF8.self)]) }
    return rows
}

/// The UTF-8 of `text`, for `body`.
func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    var text = text
    return try text.withUTF8 { try body($0) }
}
