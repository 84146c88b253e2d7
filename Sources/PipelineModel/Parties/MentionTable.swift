/// The distinct mentions of a run, each with a number.
public struct MentionTable: Sendable {
    public private(set) var mentions: [Mention] = []
    /// Open addressing with linear probing over a power of two of slots; a slot holds a number plus one, and 0 marks a free one.
    private var slots = [UInt32](repeating: 0, count: 1024)

    public init() {}

    public mutating func intern(_ mention: Mention) -> MentionID {
        let slot = slot(of: mention)
        if slots[slot] != 0 { return MentionID(rawValue: slots[slot] - 1) }
        mentions.append(mention)
        slots[slot] = UInt32(mentions.count)
        if mentions.count * 2 > slots.count { grow() }
        return MentionID(rawValue: UInt32(mentions.count - 1))
    }

    public var count: Int { mentions.count }
    public subscript(id: MentionID) -> Mention { mentions[Int(id.rawValue)] }

    private func slot(of mention: Mention) -> Int {
        let mask = slots.count - 1
        var slot = Self.hash(mention) & mask
        while slots[slot] != 0, mentions[Int(slots[slot]) - 1] != mention { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, mention) in mentions.enumerated() { slots[slot(of: mention)] = UInt32(index + 1) }
    }

    private static func hash(_ mention: Mention) -> Int {
        let names = UInt64(mention.name.rawValue) << 32 | UInt64(mention.account.rawValue)
        return Int(
            truncatingIfNeeded: Fingerprint.mix(names ^ 0xD6E8_FEB8_6659_FD93, UInt64(mention.handle.rawValue) ^ 0xA076_1D64_78BD_642F))
    }
}
