internal import PipelineModel

/// The order in which payments are published: by day and id.
enum PaymentOrder {
    struct Item: Sendable {
        var id: UInt64
        var day: Int32
        var entry: UInt32
    }

    /// Ids are hashes, spread evenly. So items are counted into as many buckets as a quarter of them, by day and the first bits of the id, and
    /// each bucket is sorted. Before that they are spread over bins of many buckets, so that several workers can do it. Where days reach too far,
    /// or ids crowd, sorting the whole or a large bucket costs more and is as right.
    ///
    /// - Parameter parts: The items, cut anywhere.
    static func sort(_ parts: [[Item]], workers: Workers) -> [Item] {
        let count = parts.reduce(0) { $0 + $1.count }
        let reaches = workers.map(parts.count) { part in
            parts[part].reduce((first: Int32.max, last: Int32.min)) { (min($0.first, $1.day), max($0.last, $1.day)) }
        }
        let reach = reaches.reduce((first: Int32.max, last: Int32.min)) { (min($0.first, $1.first), max($0.last, $1.last)) }
        let days = Int(reach.last) - Int(reach.first) + 1
        guard count > 64, days <= count / 4 else { return slowly(parts.flatMap { $0 }) }
        let buckets = Buckets(first: Int(reach.first), days: days, count: count)
        let binned = workers.map(parts.count) { BinnedItems(parts[$0], buckets) }
        var starts = [0]
        for bin in 0..<buckets.bins { starts.append(binned.reduce(starts[bin]) { $0 + $1[bin].count }) }
        return Array(unsafeUninitializedCapacity: count) { [starts] sorted, initialized in
            // No two bins share a place.
            nonisolated(unsafe) let places = UnsafeMutableBufferPointer(rebasing: sorted[..<count])
            _ = workers.map(buckets.bins) { bin in
                let room = UnsafeMutableBufferPointer(rebasing: places[starts[bin]..<starts[bin + 1]])
                fill(room, with: binned.map { $0[bin] }, bin, buckets)
            }
            initialized = count
        }
    }

    /// By day, and within a day by the first bits of the id.
    private struct Buckets: Sendable {
        private static let mostBins = 256
        private let first: Int
        private let bits: Int
        private let shift: Int
        let bins: Int

        init(first: Int, days: Int, count: Int) {
            self.first = first
            bits = max(0, Int.bitWidth - (count / 4 / days).leadingZeroBitCount - 1)
            let all = days << bits
            shift = max(0, Int.bitWidth - (all / Self.mostBins).leadingZeroBitCount)
            bins = (all - 1) >> shift + 1
        }

        /// How many buckets a bin has.
        var size: Int { 1 << shift }
        func bucket(_ item: Item) -> Int { (Int(item.day) - first) << bits | (bits == 0 ? 0 : Int(item.id >> UInt64(64 - bits))) }
        func bin(_ item: Item) -> Int { bucket(item) >> shift }
    }

    /// Some of the items, bin by bin.
    private struct BinnedItems: Sendable {
        private var items: [Item]
        private var starts: [Int]

        init(_ unsorted: [Item], _ buckets: Buckets) {
            starts = Array(repeating: 0, count: buckets.bins + 1)
            for item in unsorted { starts[buckets.bin(item) + 1] += 1 }
            for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
            items = unsorted
            var next = starts
            for item in unsorted {
                let bin = buckets.bin(item)
                items[next[bin]] = item
                next[bin] += 1
            }
        }

        subscript(bin: Int) -> ArraySlice<Item> { items[starts[bin]..<starts[bin + 1]] }
    }

    /// Fills the place of a bin with its items, sorted.
    private static func fill(_ room: UnsafeMutableBufferPointer<Item>, with parts: [ArraySlice<Item>], _ bin: Int, _ buckets: Buckets) {
        let first = bin * buckets.size
        var starts = [UInt32](repeating: 0, count: buckets.size + 1)
        for part in parts { for item in part { starts[buckets.bucket(item) - first + 1] += 1 } }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        for part in parts {
            for item in part {
                let bucket = buckets.bucket(item) - first
                room.initializeElement(at: Int(next[bucket]), to: item)
                next[bucket] += 1
            }
        }
        for bucket in 0..<buckets.size {
            let range = Int(starts[bucket])..<Int(starts[bucket + 1])
            if range.count > 16 { room[range].sort(by: precedes) } else if range.count > 1 { insert(range, room) }
        }
    }

    static func slowly(_ items: [Item]) -> [Item] { items.sorted(by: precedes) }

    private static func precedes(_ left: Item, _ right: Item) -> Bool { left.day == right.day ? left.id < right.id : left.day < right.day }

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
