/// Writes values for another process of the same build: integers of variable length, texts and lists with their length before them.
public struct ByteWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// Seven bits a byte, the lowest first; small numbers of either sign are short.
    public mutating func write(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }
    public mutating func write(_ number: Double) { write(bits: number.bitPattern) }

    public mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            write(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    /// Plain values as they stand in memory: only a process of the same build reads them.
    public mutating func write<Item: BitwiseCopyable>(items: [Item]) {
        write(MemoryLayout<Item>.stride)
        write(items.count)
        items.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    public mutating func write<Item: BitwiseCopyable>(item: Item) { write(items: [item]) }

    public mutating func write(_ range: Range<Int>) {
        write(range.lowerBound)
        write(range.upperBound)
    }

    public mutating func write(_ value: some Portable) { value.write(to: &self) }

    public mutating func write<Value: Portable>(list: [Value]) {
        write(list.count)
        for value in list { value.write(to: &self) }
    }

    public mutating func write(texts: [String]) {
        write(texts.count)
        for text in texts { write(text) }
    }

    private mutating func write(bits: UInt64) { withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) } }
}
