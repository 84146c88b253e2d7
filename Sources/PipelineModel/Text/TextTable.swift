/// Every distinct text of a run, kept once, as UTF-8 in one buffer.
///
/// Ledgers repeat the same few names, accounts and references millions of times; an entry holds a four-byte ``TextID`` instead.
public struct TextTable: Sendable {
    @usableFromInline var bytes: [UInt8] = []
    /// `ends[i]` is where text `i` ends in `bytes`; it starts where its predecessor ends.
    @usableFromInline var ends: [Int] = [0]
    /// Open addressing with linear probing. A slot says so much of a text that a look-up reads the text only where it is very likely the one,
    /// and knows then where it stands; a larger table is filled without reading any text.
    @usableFromInline var slots: [Slot]
    @usableFromInline var mask: Int

    @usableFromInline
    struct Slot: Sendable {
        /// The upper half of the text's hash above its number; 0 where the slot is free, since text 0 (the empty text) is never looked up.
        @usableFromInline var tag: UInt64 = 0
        /// Where the text starts in `bytes`, above its length; of a very long one, ``longest``.
        @usableFromInline var place: UInt64 = 0

        @usableFromInline static let lengthBits: UInt64 = 21
        @usableFromInline static let longest: UInt64 = 1 << lengthBits - 1

        @inlinable init() {}

        @inlinable
        init(hash: UInt64, id: UInt32, start: Int, count: Int) {
            tag = hash & 0xFFFF_FFFF_0000_0000 | UInt64(id)
            place = UInt64(start) << Self.lengthBits | min(UInt64(count), Self.longest)
        }

        @inlinable var id: TextID { TextID(rawValue: UInt32(truncatingIfNeeded: tag)) }
    }

    public init(minimumCapacity: Int = 1024) {
        let capacity = max(1024, minimumCapacity).nextPowerOfTwo
        slots = Array(repeating: Slot(), count: capacity)
        mask = capacity - 1
    }

    /// How many texts are kept, the empty one included.
    @inlinable public var count: Int { ends.count }

    /// Keeps `text` unless it is there already, and answers its number.
    @inlinable
    public mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
        text.isEmpty ? .empty : intern(text, hash: Self.hash(text))
    }

    /// The same, where ``hash(_:)-(_)`` of the text is known already.
    @inlinable
    public mutating func intern(_ text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> TextID {
        if text.isEmpty { return .empty }
        let slot = self.slot(of: text, hash: hash)
        if slots[slot].tag != 0 { return slots[slot].id }
        return add(hash, slot, count: text.count) { $0.append(contentsOf: text) }
    }

    /// Keeps the text that `first`, a NUL and `second` make, and answers its number. It is put together only where it is new, and has another
    /// hash than it would have in one piece: a table holds texts of one kind or of the other.
    @inlinable
    public mutating func intern(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, hash: UInt64) -> TextID {
        let count = first.count + 1 + second.count
        let length = min(UInt64(count), Slot.longest)
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot].tag != 0 {
            let found = slots[slot]
            if (found.tag ^ hash) >> 32 == 0, found.place & Slot.longest == length,
                count < Slot.longest || range(of: Int(found.id.rawValue)).count == count
            {
                let start = Int(found.place >> Slot.lengthBits)
                if holds(first, at: start), bytes[start + first.count] == 0, holds(second, at: start + first.count + 1) { return found.id }
            }
            slot = (slot + 1) & mask
        }
        return add(hash, slot, count: count) { bytes in
            bytes.append(contentsOf: first)
            bytes.append(0)
            bytes.append(contentsOf: second)
        }
    }

    @inlinable
    mutating func add(_ hash: UInt64, _ slot: Int, count: Int, _ append: (inout [UInt8]) -> Void) -> TextID {
        let id = UInt32(ends.count)
        slots[slot] = Slot(hash: hash, id: id, start: bytes.count, count: count)
        append(&bytes)
        ends.append(bytes.count)
        if ends.count * 3 > slots.count * 2 { grow() }
        return TextID(rawValue: id)
    }

    @inlinable
    public static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 { Fingerprint.of(text).rawValue }

    /// Of a text in two pieces.
    @inlinable
    public static func hash(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) -> UInt64 {
        Fingerprint.of(second, seed: Fingerprint.of(first).rawValue).rawValue
    }

    /// Reads what looking up texts with these hashes would read. A large table is not in the processor's cache, and look-ups in between other
    /// work wait for memory one by one. Here nothing stands between one read and the next, so that the processor waits for many of them at
    /// once: first for the slots, then for the texts' ends.
    ///
    /// - Returns: Something of what was read. It is not inlined, so that a caller who makes no use of it does not lose the reading.
    @discardableResult
    public func touch(hashes: UnsafeBufferPointer<UInt64>) -> UInt64 {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: hashes.count) { places in
            slots.withUnsafeBufferPointer { slots in
                for index in hashes.indices { places[index] = slots[Int(truncatingIfNeeded: hashes[index] >> 32) & mask].place }
            }
            return bytes.withUnsafeBufferPointer { bytes in
                var sum: UInt64 = 0
                for index in hashes.indices {
                    let start = Int(places[index] >> Slot.lengthBits)
                    let end = start + Int(places[index] & Slot.longest)
                    if end <= bytes.count, start < end { sum &+= UInt64(bytes[start] ^ bytes[end - 1]) }
                }
                return sum
            }
        }
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
            if slots.isEmpty { return search(buffer) }
            let found = slots[slot(of: buffer, hash: Fingerprint.of(buffer).rawValue)]
            return found.tag == 0 ? nil : found.id
        }
    }

    /// Whether the text of a number is this one.
    @inlinable
    public func isText(_ id: TextID, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(of: Int(id.rawValue))
        return range.count == text.count && holds(text, at: range.lowerBound)
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
    func slot(of text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        let length = min(UInt64(text.count), Slot.longest)
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot].tag != 0 {
            let found = slots[slot]
            if (found.tag ^ hash) >> 32 == 0, found.place & Slot.longest == length, holds(text, found) { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    @inlinable
    func holds(_ text: UnsafeBufferPointer<UInt8>, _ found: Slot) -> Bool {
        if text.count >= Slot.longest, range(of: Int(found.id.rawValue)).count != text.count { return false }
        return holds(text, at: Int(found.place >> Slot.lengthBits))
    }

    /// Whether `text` stands in `bytes` from `start` on, where so many bytes are.
    @inlinable
    func holds(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        bytes.withUnsafeBytes { bytes in
            let kept = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + text.count)])
            let text = UnsafeRawBufferPointer(text)
            var index = 0
            while text.count - index >= 8 {
                if kept.loadUnaligned(fromByteOffset: index, as: UInt64.self) != text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                {
                    return false
                }
                index += 8
            }
            if index == text.count { return true }
            if text.count >= 8 {
                // The last eight once more, some of which were compared already.
                index = text.count - 8
                return kept.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    == text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
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
        slots = Array(repeating: Slot(), count: old.count * 2)
        mask = slots.count - 1
        for entry in old where entry.tag != 0 {
            var slot = Int(truncatingIfNeeded: entry.tag >> 32) & mask
            while slots[slot].tag != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }
}

extension Int {
    var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
