/// Values by keys of 64 bits, numbered in the order in which they came: open addressing with linear probing over a power of two of slots.
///
/// Keys are hashes or pairs of numbers already. A dictionary would hash them anew for every word, payment and look-up, which took longer than
/// whatever was done with what was found.
struct KeyTable<Value> {
    private(set) var keys: [UInt64] = []
    /// By the number of the key.
    var values: [Value] = []
    /// The number of a slot's key plus one; 0 where the slot is free.
    private var slots: [Int32]

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
        return found == 0 ? nil : Int(found) - 1
    }

    subscript(key: UInt64) -> Value? { number(of: key).map { values[$0] } }

    /// The number of the key, which gets `value` where it is new.
    mutating func number(of key: UInt64, adding value: @autoclosure () -> Value) -> Int {
        let slot = slot(of: key)
        if slots[slot] != 0 { return Int(slots[slot]) - 1 }
        keys.append(key)
        values.append(value())
        slots[slot] = Int32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return keys.count - 1
    }

    /// Where the key stands, or would stand. The upper half of the product depends on all bits of the key (Knuth 1973, section 6.4).
    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (number, key) in keys.enumerated() { slots[slot(of: key)] = Int32(number + 1) }
    }
}

extension KeyTable: Sendable where Value: Sendable {}
