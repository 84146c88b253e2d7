internal import PipelineModel

/// The order in which payments are published: by day and id.
enum PaymentOrder {
    struct Item {
        var id: UInt64
        var day: Int32
        var entry: UInt32
    }

    /// Ids are hashes, spread evenly. So items are counted into as many buckets as a quarter of them, by day and the first bits of the id, and
    /// each bucket is sorted. Where days reach too far for that, or ids crowd, sorting the whole or a large bucket costs more and is as right.
    static func sort(_ items: [Item]) -> [Item] {
        guard items.count > 64, let first = items.lazy.map(\.day).min(), let last = items.lazy.map(\.day).max() else {
            return slowly(items)
        }
        let days = Int(last) - Int(first) + 1
        guard days <= items.count / 4 else { return slowly(items) }
        let bits = max(0, Int.bitWidth - (items.count / 4 / days).leadingZeroBitCount - 1)
        func bucket(_ item: Item) -> Int {
            (Int(item.day) - Int(first)) << bits | (bits == 0 ? 0 : Int(item.id >> UInt64(64 - bits)))
        }
        var starts = [UInt32](repeating: 0, count: days << bits + 1)
        for item in items { starts[bucket(item) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        var sorted = items
        for item in items {
            let bucket = bucket(item)
            sorted[Int(next[bucket])] = item
            next[bucket] += 1
        }
        for bucket in 0..<(starts.count - 1) {
            let range = Int(starts[bucket])..<Int(starts[bucket + 1])
            if range.count > 16 {
                sorted.replaceSubrange(range, with: sorted[range].sorted(by: precedes))
            } else if range.count > 1 {
                insert(range, &sorted)
            }
        }
        return sorted
    }

    static func slowly(_ items: [Item]) -> [Item] { items.sorted(by: precedes) }

    private static func precedes(_ left: Item, _ right: Item) -> Bool { left.day == right.day ? left.id < right.id : left.day < right.day }

    private static func insert(_ range: Range<Int>, _ items: inout [Item]) {
        for index in range.dropFirst() {
            let item = items[index]
            var place = index
            while place > range.lowerBound, precedes(item, items[place - 1]) {
                items[place] = items[place - 1]
                place -= 1
            }
            items[place] = item
        }
    }
}
