internal import Foundation

/// A CSV file read whole (RFC 4180), rows by column name. Small and independent of Payola's reader.
public struct Table {
    public var rows: [[String: String]] = []

    public init(path: String) throws {
        self.init(text: try String(contentsOfFile: path, encoding: .utf8))
    }

    init(text: String) {
        var header: [String]?
        for record in Self.records(text) {
            if let header {
                rows.append(Dictionary(zip(header, record)) { first, _ in first })
            } else {
                header = record
            }
        }
    }

    private static func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        let bytes = Array(text.utf8)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if place < bytes.count, bytes[place] == byte {
                    field.append(byte)
                    place += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: ","):
                record.append(String(decoding: field, as: UTF8.self))
                field = []
            case UInt8(ascii: "\r") where place < bytes.count && bytes[place] == UInt8(ascii: "\n"): break
            case UInt8(ascii: "\n"):
                record.append(String(decoding: field, as: UTF8.self))
                records.append(record)
                field = []
                record = []
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !record.isEmpty { records.append(record + [String(decoding: field, as: UTF8.self)]) }
        return records
    }
}
