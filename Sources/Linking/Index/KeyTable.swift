/// Values by keys of 64 bits, numbered in the order in which they came: open addressing with linear probing over a power of two of slots.
///
/// Keys are hashes or pairs of numbers already. A dictionary would hash them anew for every word, payment and look-up, which took longer than
/// whatever was done with what was found.
struct KeyTable<Value> {
    private(set) var keys: [UInt64] = []
    /// By the number of the key.
    var values: [Value] = []
    /// The upper half of a key's mixed bits above its number plus one, so that other keys are seldom looked at; 0 where the slot is free.
    private var slots: [UInt64]

    /// - Parameter minimumCapacity: As many keys fit before the table grows.
    init(minimumCapacity: Int = 8) {
        var count = 16
        while count < minimumCapacity * 2 { count *= 2 }
        slots = Array(repeating: 0, count: count)
    }

    /// A table of keys of which none comes twice.
    ///
    /// - Parameter values: As many as there are keys.
    init(keys: [UInt64], values: [Value]) {
        self.init(minimumCapacity: keys.count)
        for (key, value) in zip(keys, values) { _ = number(of: key, adding: value) }
    }

    func number(of key: UInt64) -> Int? {
        let found = slots[slot(of: key)]
        return found == 0 ? nil : Self.number(in: found)
    }

    subscript(key: UInt64) -> Value? { number(of: key).map { values[$0] } }

    /// The number of the key, which gets `value` where it is new.
    mutating func number(of key: UInt64, adding value: @autoclosure () -> Value) -> Int {
        let slot = slot(of: key)
        if slots[slot] != 0 { return Self.number(in: slots[slot]) }
        keys.append(key)
        values.append(value())
        slots[slot] = Self.mix(key) & ~0xFFFF_FFFF | UInt64(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return keys.count - 1
    }

    /// The upper half of the product depends on all bits of the key (Knuth 1973, section 6.4).
    private static func mix(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }
    private static func number(in slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

    /// Where the key stands, or would stand.
    private func slot(of key: UInt64) -> Int {
        let (mixed, mask) = (Self.mix(key), slots.count - 1)
        var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
        while slots[slot] != 0, (slots[slot] ^ mixed) >> 32 != 0 || keys[Self.number(in: slots[slot])] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (number, key) in keys.enumerated() { slots[slot(of: key)] = Self.mix(key) & ~0xFFFF_FFFF | UInt64(number + 1) }
    }
}

extension KeyTable: Sendable where Value: Sendable {}
