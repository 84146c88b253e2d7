/// Finds what stands more than once among very many numbers, on all cores.
///
/// Numbers are spread over bins, and each bin is looked through by one worker with a table that the processor's cache holds.
public enum RepeatedNumbers {
    public struct Item: Sendable {
        public var number: UInt64
        /// The place of what has the number.
        public var place: UInt32
    }

    private static let binBits = 8
    /// So many places are asked for their numbers at a time.
    private static let partSize = 65_536

    /// What shares its number with another, bin by bin; in a bin sorted by number, then by place. All of one number stand in one bin.
    ///
    /// - Parameter number: The number of what stands at a place; nil where nothing does.
    public static func items(_ count: Int, workers: Workers, number: @Sendable (Int) -> UInt64?) -> [[Item]] {
        let places = Workers.parts(of: 0..<count, size: partSize)
        let parts = workers.map(places.count) { Part(places[$0], number) }
        return workers.map(1 << binBits) { bin in
            let items = parts.map { $0.items[$0.starts[bin]..<$0.starts[bin + 1]] }
            let repeated = repeated(items)
            guard !repeated.isEmpty else { return [] }
            return items.joined().filter { repeated.contains($0.number) }.sorted { ($0.number, $0.place) < ($1.number, $1.place) }
        }
    }

    private static func bin(of number: UInt64) -> Int { Int((number &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - binBits)) }

    /// Some of the items, bin by bin.
    private struct Part: Sendable {
        var items: [Item] = []
        var starts = [Int](repeating: 0, count: 1 << binBits + 1)

        init(_ places: Range<Int>, _ number: (Int) -> UInt64?) {
            var unsorted: [Item] = []
            unsorted.reserveCapacity(places.count)
            for place in places {
                guard let number = number(place) else { continue }
                unsorted.append(Item(number: number, place: UInt32(place)))
                starts[bin(of: number) + 1] += 1
            }
            for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
            items = unsorted
            var next = starts
            for item in unsorted {
                let bin = bin(of: item.number)
                items[next[bin]] = item
                next[bin] += 1
            }
        }
    }

    /// The numbers that stand more than once in a bin.
    private static func repeated(_ items: [ArraySlice<Item>]) -> Set<UInt64> {
        let count = items.reduce(0) { $0 + $1.count }
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        // Open addressing; 0 marks a free slot, so the number 0 itself is counted apart.
        var slots = [UInt64](repeating: 0, count: capacity)
        var found: Set<UInt64> = []
        var zeros = 0
        for some in items {
            for item in some {
                if item.number == 0 {
                    zeros += 1
                    continue
                }
                var slot = Int(truncatingIfNeeded: item.number) & (capacity - 1)
                while slots[slot] != 0, slots[slot] != item.number { slot = (slot + 1) & (capacity - 1) }
                if slots[slot] == item.number { found.insert(item.number) } else { slots[slot] = item.number }
            }
        }
        if zeros > 1 { found.insert(0) }
        return found
    }
}
