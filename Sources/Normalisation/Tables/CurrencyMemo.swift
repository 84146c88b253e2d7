internal import PipelineModel

/// The currencies of a run in the order in which they were met, each with its text.
struct CurrencyMemo: Sendable {
    struct Known: Sendable {
        var code: String
        var text: TextID
    }

    private(set) var known: [Known] = []
    /// Cells of up to seven bytes, packed, with the index of what they stand for.
    private var cells: [(key: UInt64, index: Int)] = []

    /// The index in `known` of the currency in `bytes`.
    @inline(__always)
    mutating func read(_ bytes: Bytes, parser: CurrencyParser, texts: inout TextTable) throws(ValueFault) -> Int {
        let key = Self.key(bytes)
        if key != 0 { for cell in cells where cell.key == key { return cell.index } }
        return try learn(bytes, key: key, parser: parser, texts: &texts)
    }

    private mutating func learn(_ bytes: Bytes, key: UInt64, parser: CurrencyParser, texts: inout TextTable) throws(ValueFault) -> Int {
        let currency = try parser.read(bytes)
        let index = known.firstIndex { $0.code == currency.code } ?? known.count
        if index == known.count { known.append(Known(code: currency.code, text: texts.intern(currency.code))) }
        // Spellings beyond the first few dozen are read anew each time.
        if key != 0, cells.count < 64 { cells.append((key, index)) }
        return index
    }

    @inline(__always)
    private static func key(_ bytes: Bytes) -> UInt64 {
        guard bytes.count <= 7, !bytes.isEmpty else { return 0 }
        var key = UInt64(bytes.count)
        for byte in bytes { key = key << 8 | UInt64(byte) }
        return key
    }
}
