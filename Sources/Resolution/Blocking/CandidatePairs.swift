/// The pairs of folds that share a blocking key, each once.
enum CandidatePairs {
    /// Blocks above this size say little: only pairs with a name of an account list are kept, and neighbours within the block.
    static let mostInBlock = 24
    static let mostListed = 64

    private struct Entry {
        var key: UInt64
        var fold: UInt32
        var rule: UInt8
    }

    /// - Parameter isListed: per fold, whether it is a name of a creator.
    /// - Returns: pairs `(left, right)` with `left < right`, sorted.
    static func find(_ folds: FoldTable, bits: [Float], isListed: [Bool]) -> [(left: UInt32, right: UInt32)] {
        var entries: [Entry] = []
        entries.reserveCapacity(folds.count * 6)
        var keys: [BlockingKeys.Key] = []
        var letters: [UInt8] = []
        let table = folds.table
        for (fold, name) in folds.names.enumerated() {
            keys.removeAll(keepingCapacity: true)
            BlockingKeys.append(name, isListed: isListed[fold], table: table, bits: bits, letters: &letters, to: &keys)
            for key in keys { entries.append(Entry(key: key.hash, fold: UInt32(fold), rule: key.rule)) }
        }
        entries.sort { ($0.key, $0.fold) < ($1.key, $1.fold) }
        var pairs: [UInt64] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            if end - start > 1 { append(entries[start..<end], folds.names, isListed: isListed, to: &pairs) }
            start = end
        }
        pairs.sort()
        var unique: [(left: UInt32, right: UInt32)] = []
        var last = UInt64.max
        for pair in pairs where pair != last {
            unique.append((UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair)))
            last = pair
        }
        return unique
    }

    private static func append(_ block: ArraySlice<Entry>, _ names: [ParsedName], isListed: [Bool], to pairs: inout [UInt64]) {
        let anyLength = block.first?.rule == BlockingKeys.allLetters
        if block.count <= mostInBlock {
            for i in block.indices {
                let a = block[i].fold
                for j in block.indices[(i + 1)...] {
                    let b = block[j].fold
                    // Names of others are joined only where every word has its counterpart.
                    if anyLength || isListed[Int(a)] || isListed[Int(b)] || names[Int(a)].tokens.count == names[Int(b)].tokens.count {
                        append(a, b, to: &pairs)
                    }
                }
            }
            return
        }
        let listed = block.lazy.map(\.fold).filter { isListed[Int($0)] }.prefix(mostListed)
        for creator in listed {
            for entry in block { append(creator, entry.fold, to: &pairs) }
        }
    }

    private static func append(_ a: UInt32, _ b: UInt32, to pairs: inout [UInt64]) {
        if a != b { pairs.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
    }
}
