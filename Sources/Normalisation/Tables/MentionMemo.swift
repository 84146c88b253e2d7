internal import PipelineModel

/// Looks mentions up faster than the table's own dictionary can: open addressing with linear probing, a power of two of slots.
struct MentionMemo: Sendable {
    /// Number of the mention plus one; 0 marks a free slot.
    private var slots: [UInt32] = Array(repeating: 0, count: 1024)
    private var known: [Mention] = []
    private var ids: [MentionID] = []

    @inline(__always)
    mutating func number(of mention: Mention, in table: inout MentionTable) -> MentionID {
        let slot = slot(of: mention)
        if slots[slot] != 0 { return ids[Int(slots[slot]) - 1] }
        return learn(mention, slot: slot, in: &table)
    }

    private mutating func learn(_ mention: Mention, slot: Int, in table: inout MentionTable) -> MentionID {
        let id = table.intern(mention)
        known.append(mention)
        ids.append(id)
        slots[slot] = UInt32(known.count)
        if known.count * 2 > slots.count { grow() }
        return id
    }

    @inline(__always)
    private func slot(of mention: Mention) -> Int {
        let mask = slots.count - 1
        var slot = Self.hash(mention) & mask
        while slots[slot] != 0, known[Int(slots[slot]) - 1] != mention { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, mention) in known.enumerated() { slots[slot(of: mention)] = UInt32(index + 1) }
    }

    @inline(__always)
    private static func hash(_ mention: Mention) -> Int {
        var state = UInt64(mention.name.rawValue) << 32 | UInt64(mention.account.rawValue)
        state = (state ^ UInt64(mention.handle.rawValue) &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: state >> 32)
    }
}
