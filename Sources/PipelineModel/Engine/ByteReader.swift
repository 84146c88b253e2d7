/// Reads what ``ByteWriter`` wrote. Bytes that are cut short or altered are damage, never a crash.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private var offset = 0

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public var isAtEnd: Bool { offset == bytes.count }

    public mutating func number() throws(TransferDamage) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard offset < bytes.count, shift < 64 else { throw TransferDamage("a number is cut short") }
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)) }
            shift += 7
        }
    }

    /// How many things follow, each of which takes so many bytes at least.
    public mutating func count(ofAtLeast size: Int = 1) throws(TransferDamage) -> Int {
        let count = try number()
        guard count >= 0, count <= (bytes.count - offset) / max(1, size) else { throw TransferDamage("a list is cut short") }
        return count
    }

    public mutating func flag() throws(TransferDamage) -> Bool {
        guard offset < bytes.count, bytes[offset] <= 1 else { throw TransferDamage("a flag is neither set nor clear") }
        offset += 1
        return bytes[offset - 1] == 1
    }

    public mutating func double() throws(TransferDamage) -> Double {
        guard bytes.count - offset >= 8 else { throw TransferDamage("a number is cut short") }
        defer { offset += 8 }
        return bytes.withUnsafeBytes { Double(bitPattern: UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))) }
    }

    public mutating func text() throws(TransferDamage) -> String {
        let count = try count()
        defer { offset += count }
        guard let text = String(validating: bytes[offset..<offset + count], as: UTF8.self) else {
            throw TransferDamage("a text is no UTF-8")
        }
        return text
    }

    public mutating func texts() throws(TransferDamage) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try count()) { texts.append(try text()) }
        return texts
    }

    public mutating func items<Item: BitwiseCopyable>(_ type: Item.Type = Item.self) throws(TransferDamage) -> [Item] {
        guard try number() == MemoryLayout<Item>.stride else { throw TransferDamage("a list holds other values than \(Item.self)") }
        let count = try count(ofAtLeast: MemoryLayout<Item>.stride)
        let size = count * MemoryLayout<Item>.stride
        defer { offset += size }
        guard count > 0 else { return [] }
        return [Item](unsafeUninitializedCapacity: count) { items, initialized in
            bytes.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(items).copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + size]))
            }
            initialized = count
        }
    }

    public mutating func item<Item: BitwiseCopyable>(_ type: Item.Type = Item.self) throws(TransferDamage) -> Item {
        let items = try items(type)
        guard items.count == 1 else { throw TransferDamage("\(items.count) values stand where there is one") }
        return items[0]
    }

    /// A range within `whole`.
    public mutating func range(within whole: Range<Int>) throws(TransferDamage) -> Range<Int> {
        let (first, end) = (try number(), try number())
        guard first <= end, first >= whole.lowerBound, end <= whole.upperBound else {
            throw TransferDamage("a range lies outside what there is")
        }
        return first..<end
    }

    public mutating func value<Value: Portable>(_ type: Value.Type = Value.self) throws -> Value { try Value(from: &self) }

    public mutating func list<Value: Portable>(_ type: Value.Type = Value.self) throws -> [Value] {
        var list: [Value] = []
        for _ in 0..<(try count()) { list.append(try Value(from: &self)) }
        return list
    }
}
