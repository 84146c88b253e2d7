import PipelineModel

@testable import Extraction

/// A record as a test looks at it.
struct ReadRecord: Equatable {
    var cells: [String]
    var problem: RecordProblem
    var place: Place
}

extension RecordReader {
    func all(batchSize: Int = 4096) throws -> [ReadRecord] {
        var records: [ReadRecord] = []
        try read(batchSize: batchSize) { batch in
            for record in batch.records {
                records.append(ReadRecord(cells: batch.texts(of: record), problem: record.problem, place: record.place))
            }
        }
        return records
    }
}

/// Settings that leave nothing to detect but what is nil here.
func settings(
    delimiter: Character? = ",", quote: Character? = "\"", encoding: TextEncoding? = .utf8, skipLines: Int? = 0, header: Bool? = false
) -> SourceConfiguration.DialectSettings {
    var settings = SourceConfiguration.DialectSettings()
    settings.delimiter = delimiter?.asciiValue
    settings.quote = quote?.asciiValue
    settings.encoding = encoding
    settings.skipLines = skipLines
    settings.header = header
    return settings
}

/// `text` in `encoding`; every character must have its place there.
func encode(_ text: String, _ encoding: TextEncoding, mark: Bool = false) -> [UInt8] {
    switch encoding {
    case .utf8: return (mark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    case .utf16LittleEndian: return ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: return ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1250, .windows1252, .latin2:
        guard let table = SingleByteTable(encoding) else { return [] }
        let bytes = Dictionary(
            (UInt8.min...UInt8.max).compactMap { byte in table.scalar(of: byte).map { ($0, byte) } },
            uniquingKeysWith: { first, _ in first })
        return text.unicodeScalars.map { bytes[$0] ?? UInt8(ascii: "?") }
    }
}

/// A small generator whose seed stands in every failure (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
