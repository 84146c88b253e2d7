internal import PipelineModel

/// The formats that are decoded to a table before they are read, each known by how a file begins.
enum TableFormat: CaseIterable {
    case workbook, mt940, camt053, bnr, json

    /// Bytes that a file is told by.
    static let headBytes = 4096

    /// The format of a file that begins with `head`; nil for delimited text and for what is refused.
    static func of(_ head: [UInt8]) -> TableFormat? {
        if ArchiveKind.begins(head) { return .workbook }
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        let start = text.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        switch start.first {
        case UInt8(ascii: "<"):
            if contains(start, "camt.053.") || contains(start, "BkToCstmrStmt") { return .camt053 }
            if contains(start, "www.bnr.ro/xsd") || contains(start, "nbrfxrates") { return .bnr }
            return nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let next = start.dropFirst().first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
            let opens: [UInt8] = start.first == UInt8(ascii: "{") ? Array("\"}".utf8) : Array("{[]".utf8)
            if let next, opens.contains(next) { return .json }
            return isMT940(head) ? .mt940 : nil
        default: return isMT940(head) ? .mt940 : nil
        }
    }

    /// `:20:` starts a line, and one of the fields that every statement has.
    private static func isMT940(_ head: [UInt8]) -> Bool {
        var tags: Set<String> = []
        for field in MT940Fields(head, encoding: .utf8).prefix(12) { tags.insert(field.tag) }
        return tags.contains("20") && !tags.isDisjoint(with: ["25", "28C", "28", "60F", "60M"])
    }

    private static func contains(_ text: ArraySlice<UInt8>, _ word: String) -> Bool { text.firstRange(of: Array(word.utf8)) != nil }

    /// Decodes the drop that `bytes` opens.
    ///
    /// - Parameter path: Where a workbook can be opened anew.
    /// - Throws: ``Problem`` where it is damaged, hostile, or leaves open what to read.
    func decode(_ bytes: DropBytes, path: String?, settings: SourceConfiguration.DialectSettings) throws(Problem) -> DecodedTable {
        let file = bytes.path ?? ""
        do throws(Problem) {
            switch self {
            case .workbook:
                if let path { return try WorkbookDecoder(path: path, file: file).decode(sheet: settings.sheet) }
                let scratch = try ScratchFile()
                try Self.whole(bytes).withUnsafeBufferPointer { (all) throws(Problem) in try scratch.append(UnsafeRawBufferPointer(all)) }
                return try WorkbookDecoder(path: scratch.path, file: file).decode(sheet: settings.sheet)
            case .mt940:
                let whole = try Self.whole(bytes)
                let encoding =
                    if let given = settings.encoding { given } else { try DialectDetector.encoding(of: bytes, head: bytes.head(1 << 18)) }
                let table = try MT940Decoder.decode(whole, encoding: encoding, file: file)
                table.details = [("encoding", encoding.rawValue, settings.encoding != nil)]
                return table
            case .camt053: return try CAMT053Decoder.decode(bytes, file: file)
            case .bnr: return try BNRRatesDecoder.decode(bytes, file: file)
            case .json: return try JSONTable.decode(Self.whole(bytes), file: file)
            }
        } catch {
            var problem = error
            if problem.file == nil { problem.file = bytes.path }
            if problem.file == "" { problem.file = nil }
            throw problem
        }
    }

    /// All bytes, for a format that is no stream.
    private static func whole(_ bytes: DropBytes) throws(Problem) -> [UInt8] {
        guard bytes.size <= JSONTable.byteLimit else {
            throw Problem(
                .dataRefused, file: bytes.path, "is larger than \(JSONTable.byteLimit >> 30) GiB, more than a file of its format may be",
                remedy: "cut it into several files")
        }
        return try bytes.head(bytes.size)
    }
}
