internal import PipelineModel

/// The blocks of folds that share a blocking key, and so the pairs of folds to compare.
///
/// A run may have tens of millions of such pairs, most of them in several blocks. They are never listed: each fold is asked for those above it,
/// and a mark per fold keeps each pair from coming twice.
struct CandidatePairs: Sendable {
    /// Blocks above this size say little: only pairs with a name of an account list are kept, and neighbours within the block.
    static let mostInBlock = 24
    static let mostListed = 64
    /// Into so many parts keys are split, so that several workers can sort them.
    private static let partCount = 64

    private struct Entry: Sendable {
        var key: UInt64
        var fold: UInt32
        var rule: UInt8
    }

    /// Folds that share a key: a range of `members`.
    private struct Block: Sendable {
        var start: UInt32
        var end: UInt32
        /// Where the first creators' names of a large block stand in `listed`; empty for a small block.
        var firstListed: UInt32
        var lastListed: UInt32
        /// Names that agree in all letters are compared whatever their number of words.
        var anyLength: Bool
    }

    private var blocks: [Block] = []
    /// Block by block, in the order of the folds.
    private var members: [UInt32] = []
    private var listed: [UInt32] = []
    /// The blocks of fold `i` are those from `starts[i]` to `starts[i + 1]` in `blocksOfFold`.
    private var starts: [UInt32] = [0]
    private var blocksOfFold: [UInt32] = []
    private let isListed: [Bool]
    /// How many words a name has.
    private let lengths: [UInt8]
    private let isCompany: [Bool]

    /// - Parameter isListed: per fold, whether it is a name of a creator.
    init(_ folds: FoldTable, bits: [Float], isListed: [Bool], workers: Workers) {
        self.isListed = isListed
        lengths = folds.names.map { UInt8(clamping: $0.tokens.count) }
        isCompany = folds.names.map { $0.kind == .company }
        let keys = Self.keys(folds, bits: bits, isListed: isListed, workers: workers)
        let sorted = workers.map(Self.partCount) { part in
            var entries: [Entry] = []
            entries.reserveCapacity(keys.reduce(0) { $0 + $1[part].count })
            for some in keys { entries += some[part] }
            return Self.sorted(entries)
        }
        for entries in sorted { addBlocks(entries) }
        var counts = [UInt32](repeating: 0, count: folds.count + 1)
        for fold in members { counts[Int(fold) + 1] += 1 }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        starts = counts
        blocksOfFold = Array(repeating: 0, count: members.count)
        for (number, block) in blocks.enumerated() {
            for fold in members[Int(block.start)..<Int(block.end)] {
                blocksOfFold[Int(counts[Int(fold)])] = UInt32(number)
                counts[Int(fold)] += 1
            }
        }
    }

    private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
        left.key == right.key ? left.fold < right.fold : left.key < right.key
    }

    /// By key and fold. Keys are hashes, of which one part has the first bits in common: the bits behind those spread its entries over small buckets.
    private static func sorted(_ entries: [Entry]) -> [Entry] {
        let common = UInt64(partCount.trailingZeroBitCount)
        let bits = UInt64(max(1, Int.bitWidth - (entries.count / 2).leadingZeroBitCount - 1))
        func bucket(_ entry: Entry) -> Int { Int((entry.key << common) >> (64 - bits)) }
        var starts = [Int](repeating: 0, count: 1 << Int(bits) + 1)
        for entry in entries { starts[bucket(entry) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        var sorted = entries
        for entry in entries {
            let bucket = bucket(entry)
            sorted[next[bucket]] = entry
            next[bucket] += 1
        }
        sorted.withUnsafeMutableBufferPointer { entries in
            for index in starts.indices.dropLast() { sort(starts[index]..<starts[index + 1], of: entries) }
        }
        return sorted
    }

    /// Most buckets hold a few entries.
    private static func sort(_ range: Range<Int>, of entries: UnsafeMutableBufferPointer<Entry>) {
        if range.count > 16 { return entries[range].sort(by: precedes) }
        for index in range.dropFirst() {
            let entry = entries[index]
            var place = index
            while place > range.lowerBound, precedes(entry, entries[place - 1]) {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = entry
        }
    }

    /// The keys of all folds, by parts of the folds and by the keys' first bits.
    private static func keys(_ folds: FoldTable, bits: [Float], isListed: [Bool], workers: Workers) -> [[[Entry]]] {
        let size = max(1, (folds.count + partCount - 1) / partCount)
        let table = folds.table
        return workers.map((folds.count + size - 1) / size) { part in
            var entries = [[Entry]](repeating: [], count: partCount)
            var keys: [BlockingKeys.Key] = []
            var letters: [UInt8] = []
            for fold in part * size..<min((part + 1) * size, folds.count) {
                keys.removeAll(keepingCapacity: true)
                BlockingKeys.append(folds.names[fold], isListed: isListed[fold], table: table, bits: bits, letters: &letters, to: &keys)
                for key in keys {
                    let place = Int(key.hash.multipliedFullWidth(by: UInt64(partCount)).high)
                    entries[place].append(Entry(key: key.hash, fold: UInt32(fold), rule: key.rule))
                }
            }
            return entries
        }
    }

    /// The blocks of several folds in `entries`, which are sorted by key and fold.
    private mutating func addBlocks(_ entries: [Entry]) {
        var start = 0
        while start < entries.count {
            let first = members.count
            var end = start
            while end < entries.count, entries[end].key == entries[start].key {
                // A fold may give one key twice.
                if members.count == first || members[members.count - 1] != entries[end].fold { members.append(entries[end].fold) }
                end += 1
            }
            if members.count - first > 1 {
                addBlock(first..<members.count, entries[start..<end])
            } else {
                members.removeLast(members.count - first)
            }
            start = end
        }
    }

    private mutating func addBlock(_ range: Range<Int>, _ entries: ArraySlice<Entry>) {
        let firstListed = listed.count
        if entries.count > Self.mostInBlock {
            for fold in entries.map(\.fold).filter({ isListed[Int($0)] }).prefix(Self.mostListed)
            where listed.count == firstListed || listed[listed.count - 1] != fold {
                listed.append(fold)
            }
            // Without a creator's name it says nothing.
            guard listed.count > firstListed else { return members.removeLast(range.count) }
        }
        blocks.append(
            Block(
                start: UInt32(range.lowerBound), end: UInt32(range.upperBound), firstListed: UInt32(firstListed),
                lastListed: UInt32(listed.count), anyLength: entries.first?.rule == BlockingKeys.allLetters))
    }

    /// Marks of the folds that were met; a worker has its own.
    struct Marks {
        fileprivate var lastMet: [UInt32]
        fileprivate(set) var met: [UInt32] = []
    }

    func marks() -> Marks { Marks(lastMet: Array(repeating: .max, count: isListed.count)) }

    /// The folds above `fold` that it is compared with, each once, in no order; they stand in the marks until the next call.
    ///
    /// - Parameter isOther: Whether a fold is passed over; asked again in every block that both stand in.
    @inline(__always)
    func meet(_ fold: Int, _ marks: inout Marks, except isOther: (Int) -> Bool) {
        marks.met.removeAll(keepingCapacity: true)
        let own = UInt32(fold)
        for number in blocksOfFold[Int(starts[fold])..<Int(starts[fold + 1])] {
            let block = blocks[Int(number)]
            if block.firstListed == block.lastListed {
                for other in above(own, in: members, block.start, block.end) where !isOther(Int(other)) {
                    if block.anyLength || isListed[fold] || isListed[Int(other)] || mayFit(fold, Int(other)) {
                        mark(other, for: own, &marks)
                    }
                }
            } else if Self.holds(own, listed[Int(block.firstListed)..<Int(block.lastListed)]) {
                for other in above(own, in: members, block.start, block.end) where !isOther(Int(other)) { mark(other, for: own, &marks) }
            } else {
                for other in above(own, in: listed, block.firstListed, block.lastListed) where !isOther(Int(other)) {
                    mark(other, for: own, &marks)
                }
            }
        }
    }

    /// Names of others are joined only where every word has its counterpart; in a person's name, one may be left out.
    private func mayFit(_ left: Int, _ right: Int) -> Bool {
        if lengths[left] == lengths[right] { return true }
        let (shorter, longer) = (min(lengths[left], lengths[right]), max(lengths[left], lengths[right]))
        return shorter > 1 && longer - shorter == 1 && !isCompany[left] && !isCompany[right]
    }

    @inline(__always)
    private func mark(_ other: UInt32, for own: UInt32, _ marks: inout Marks) {
        guard marks.lastMet[Int(other)] != own else { return }
        marks.lastMet[Int(other)] = own
        marks.met.append(other)
    }

    /// The part of a sorted list that lies above `fold`.
    private func above(_ fold: UInt32, in list: [UInt32], _ start: UInt32, _ end: UInt32) -> ArraySlice<UInt32> {
        list[(Int(start)..<Int(end)).partitioningIndex { list[$0] > fold }..<Int(end)]
    }

    private static func holds(_ fold: UInt32, _ list: ArraySlice<UInt32>) -> Bool {
        guard let last = list.last, fold <= last else { return false }
        return list.contains(fold)
    }
}

extension CandidatePairs: Portable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(items: blocks)
        for list in [members, listed, starts, blocksOfFold] { bytes.write(items: list) }
        bytes.write(items: isListed)
        bytes.write(items: lengths)
        bytes.write(items: isCompany)
    }

    init(from bytes: inout ByteReader) throws {
        blocks = try bytes.items()
        members = try bytes.items()
        listed = try bytes.items()
        starts = try bytes.items()
        blocksOfFold = try bytes.items()
        isListed = try bytes.items()
        lengths = try bytes.items()
        isCompany = try bytes.items()
    }
}
