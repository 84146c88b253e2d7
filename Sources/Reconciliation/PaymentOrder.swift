internal import PipelineModel

/// The order in which payments are published: by day and id.
enum PaymentOrder {
    struct Item: Sendable {
        var id: UInt64
        var day: Int32
        var entry: UInt32
    }

    /// So many buckets are sorted at a time.
    private static let bucketsAtOnce = 16_384

    /// Ids are hashes, spread evenly. So items are counted into as many buckets as a quarter of them, by day and the first bits of the id, and
    /// each bucket is sorted. Where days reach too far for that, or ids crowd, sorting the whole or a large bucket costs more and is as right.
    ///
    /// - Parameter parts: The items, cut anywhere.
    static func sort(_ parts: [[Item]], workers: Workers) -> [Item] {
        let count = parts.reduce(0) { $0 + $1.count }
        let reaches = workers.map(parts.count) { part in
            parts[part].reduce((first: Int32.max, last: Int32.min)) { (min($0.first, $1.day), max($0.last, $1.day)) }
        }
        let reach = reaches.reduce((first: Int32.max, last: Int32.min)) { (min($0.first, $1.first), max($0.last, $1.last)) }
        let (first, days) = (Int(reach.first), Int(reach.last) - Int(reach.first) + 1)
        guard count > 64, days <= count / 4 else { return slowly(parts.flatMap { $0 }) }
        let bits = max(0, Int.bitWidth - (count / 4 / days).leadingZeroBitCount - 1)
        func bucket(_ item: Item) -> Int { (Int(item.day) - first) << bits | (bits == 0 ? 0 : Int(item.id >> UInt64(64 - bits))) }
        var starts = [UInt32](repeating: 0, count: days << bits + 1)
        for part in parts { for item in part { starts[bucket(item) + 1] += 1 } }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        return Array(unsafeUninitializedCapacity: count) { sorted, initialized in
            var next = starts
            for part in parts {
                for item in part {
                    let bucket = bucket(item)
                    sorted.initializeElement(at: Int(next[bucket]), to: item)
                    next[bucket] += 1
                }
            }
            initialized = count
            sortBuckets(sorted, starts, workers)
        }
    }

    static func slowly(_ items: [Item]) -> [Item] { items.sorted(by: precedes) }

    private static func precedes(_ left: Item, _ right: Item) -> Bool { left.day == right.day ? left.id < right.id : left.day < right.day }

    /// - Parameter starts: Where each bucket starts, and where the last one ends.
    private static func sortBuckets(_ items: UnsafeMutableBufferPointer<Item>, _ starts: [UInt32], _ workers: Workers) {
        // No two buckets share a place.
        nonisolated(unsafe) let items = items
        let parts = Workers.parts(of: 0..<(starts.count - 1), size: bucketsAtOnce)
        _ = workers.map(parts.count) { part in
            for bucket in parts[part] {
                let range = Int(starts[bucket])..<Int(starts[bucket + 1])
                if range.count > 16 {
                    items[range].sort(by: precedes)
                } else if range.count > 1 {
                    insert(range, items)
                }
            }
        }
    }

    private static func insert(_ range: Range<Int>, _ items: UnsafeMutableBufferPointer<Item>) {
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
