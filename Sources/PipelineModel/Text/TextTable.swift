/// Every distinct text of a run, kept once, as UTF-8 in one buffer.
///
/// Ledgers repeat the same few names, accounts and references millions of times; an entry holds a four-byte ``TextID`` instead.
public struct TextTable: Sendable {
    @usableFromInline var bytes: [UInt8] = []
    /// `ends[i]` is where text `i` ends in `bytes`; it starts where its predecessor ends.
    @usableFromInline var ends: [Int] = [0]
    @usableFromInline var hashes: [UInt32] = [0]
    /// Open addressing with linear probing; 0 marks a free slot, since text 0 (the empty text) is never looked up.
    @usableFromInline var slots: [UInt32]
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
        let hash = UInt32(truncatingIfNeeded: Fingerprint.of(text).rawValue)
        let slot = self.slot(of: text, hash: hash)
        if slots[slot] != 0 { return TextID(rawValue: slots[slot]) }
        let id = UInt32(ends.count)
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = id
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
            let found = slots[slot(of: buffer, hash: UInt32(truncatingIfNeeded: Fingerprint.of(buffer).rawValue))]
            return found == 0 ? nil : TextID(rawValue: found)
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
    func slot(of text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash {
                let range = range(of: candidate)
                let same = range.count == text.count && bytes.withUnsafeBufferPointer { $0[range].elementsEqual(text) }
                if same { return slot }
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    @usableFromInline
    mutating func grow() {
        let capacity = slots.count * 2
        slots = Array(repeating: 0, count: capacity)
        mask = capacity - 1
        for id in 1..<ends.count {
            var slot = Int(hashes[id]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(id)
        }
    }
}

extension Int {
    var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
