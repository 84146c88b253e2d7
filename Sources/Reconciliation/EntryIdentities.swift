internal import PipelineModel

/// A number for every entry that is its own: its identity, except where several entries share one.
///
/// Lines of one transaction and equal records without an id share an identity. The first of them, by content, keeps it; each other gets
/// one derived from its content and its count, so that neither the order of arrival nor a new drop moves it.
enum EntryIdentities {
    static func of(_ entries: [Entry]) -> [UInt64] {
        var identities = entries.map(\.identity.rawValue)
        let shared = duplicates(in: identities)
        guard !shared.isEmpty else { return identities }
        let group = entries.indices.filter { shared.contains(identities[$0]) }.sorted { left, right in
            let (a, b) = (entries[left], entries[right])
            return (a.identity.rawValue, a.content.rawValue, a.day.number, a.place.drop, a.place.offset)
                < (b.identity.rawValue, b.content.rawValue, b.day.number, b.place.drop, b.place.offset)
        }
        var count: UInt64 = 0
        for (previous, index) in zip(group, group.dropFirst()) {
            let (before, entry) = (entries[previous], entries[index])
            guard before.identity == entry.identity else {
                count = 0
                continue
            }
            count = before.content == entry.content ? count + 1 : 0
            identities[index] = entry.identity.combined(with: entry.content).combined(with: Fingerprint(rawValue: count)).rawValue
        }
        return identities
    }

    /// The numbers that stand more than once in `numbers`.
    private static func duplicates(in numbers: [UInt64]) -> Set<UInt64> {
        var capacity = 1024
        while capacity < numbers.count * 2 { capacity *= 2 }
        // Open addressing; 0 marks a free slot, so the number 0 itself is counted apart.
        var slots = [UInt64](repeating: 0, count: capacity)
        var found: Set<UInt64> = []
        var zeros = 0
        for number in numbers {
            if number == 0 {
                zeros += 1
                continue
            }
            var slot = Int(truncatingIfNeeded: number) & (capacity - 1)
            while slots[slot] != 0, slots[slot] != number { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] == number { found.insert(number) } else { slots[slot] = number }
        }
        if zeros > 1 { found.insert(0) }
        return found
    }
}
