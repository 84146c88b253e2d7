/// Every distinct text of a run, kept once, as UTF-8 in one buffer.
///
/// Ledgers repeat the same few names, accounts and references millions of times; an entry holds a four-byte ``TextID`` instead.
public struct TextTable: Sendable {
    @usableFromInline var bytes: [UInt8] = []
    /// `ends[i]` is where text `i` ends in `bytes`; it starts where its predecessor ends.
    @usableFromInline var ends: [Int] = [0]
    /// Open addressing with linear probing. A slot holds the upper half of a text's hash above its number, so that a look-up reads the text
    /// only where it is very likely the one, and a larger table is filled without reading any text; 0 marks a free slot, since text 0 (the
    /// empty text) is never looked up.
    @usableFromInline var slots: [UInt64]
    @usableFromInline var mask: Int

    public init(minimumCapacity: Int = 1024) {
        let capacity = max(1024, minimumCapacity).nextPowerOfTwo
        slots = Array(repeating: 0, count: capacity)
        mask = capacity - 1
    }

    /// How many texts are kept, the empty one included.
    @inlinable public var count: Int { ends.count }

    /// Keeps `text` unless it is there already, and answers its number.
    @inlinable
    public mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
        if text.isEmpty { return .empty }
        let hash = Fingerprint.of(text).rawValue
        let slot = self.slot(of: text, hash: hash)
        if slots[slot] != 0 { return TextID(rawValue: UInt32(truncatingIfNeeded: slots[slot])) }
        let id = UInt32(ends.count)
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        slots[slot] = Self.entry(hash: hash, id: id)
        if ends.count * 2 > slots.count { grow() }
        return TextID(rawValue: id)
    }

    public mutating func intern(_ text: String) -> TextID {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The number of `text`, or nil where it was never interned.
    public func find(_ text: String) -> TextID? {
        var text = text
        return text.withUTF8 { buffer in
            if buffer.isEmpty { return .empty }
            let found = slots[slot(of: buffer, hash: Fingerprint.of(buffer).rawValue)]
            return found == 0 ? nil : TextID(rawValue: UInt32(truncatingIfNeeded: found))
        }
    }

    public subscript(id: TextID) -> String {
        withBytes(of: id) { String(decoding: $0, as: UTF8.self) }
    }

    @inlinable
    public func withBytes<Result>(of id: TextID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        let range = range(of: Int(id.rawValue))
        return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Orders two texts by their bytes, which is the order of their Unicode scalars.
    public func precedes(_ left: TextID, _ right: TextID) -> Bool {
        if left == right { return false }
        return withBytes(of: left) { l in withBytes(of: right) { r in l.lexicographicallyPrecedes(r) } }
    }

    @inlinable
    func range(of index: Int) -> Range<Int> {
        index == 0 ? 0..<0 : ends[index - 1]..<ends[index]
    }

    @inlinable
    static func entry(hash: UInt64, id: UInt32) -> UInt64 { hash & 0xFFFF_FFFF_0000_0000 | UInt64(id) }

    @inlinable
    func slot(of text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] != 0 {
            if (slots[slot] ^ hash) >> 32 == 0, holds(text, Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)) { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    @inlinable
    func holds(_ text: UnsafeBufferPointer<UInt8>, _ candidate: Int) -> Bool {
        let range = range(of: candidate)
        guard range.count == text.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            let kept = UnsafeRawBufferPointer(rebasing: bytes[range])
            let text = UnsafeRawBufferPointer(text)
            var index = 0
            while text.count - index >= 8 {
                if kept.loadUnaligned(fromByteOffset: index, as: UInt64.self) != text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                {
                    return false
                }
                index += 8
            }
            while index < text.count {
                if kept[index] != text[index] { return false }
                index += 1
            }
            return true
        }
    }

    @usableFromInline
    mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        mask = slots.count - 1
        for entry in old where entry != 0 {
            var slot = Int(truncatingIfNeeded: entry >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }
}

extension Int {
    var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
