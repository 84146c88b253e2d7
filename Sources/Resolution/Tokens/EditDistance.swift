/// Typing slips between two words: letters added, left out, replaced, or two neighbours swapped (Damerau, optimal string alignment).
enum EditDistance {
    /// Words longer than this are compared by their first bytes.
    static let longest = 48

    /// In half slips: replacing a vowel by a vowel counts one half slip, everything else two.
    /// Above `limit` the answer is merely some number above it.
    static func halfSlips(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, limit: Int = 1_000) -> Int {
        if left.count > longest || right.count > longest { return between(left, right, limit) }
        // What both begin or end with is equal in the best alignment too.
        var start = 0
        let shorter = min(left.count, right.count)
        while start < shorter, left[start] == right[start] { start += 1 }
        var end = 0
        while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
        return between(
            UnsafeBufferPointer(rebasing: left[start..<(left.count - end)]),
            UnsafeBufferPointer(rebasing: right[start..<(right.count - end)]),
            limit)
    }

    private static func between(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Int {
        let columns = min(right.count, longest)
        let rows = min(left.count, longest)
        let overflow = 2 * abs(left.count - rows - (right.count - columns))
        if rows == 0 || columns == 0 { return 2 * max(rows, columns) + overflow }
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * (longest + 1)) { cells in
            var before = 0
            var last = longest + 1
            var this = 2 * (longest + 1)
            for column in 0...columns {
                cells[last + column] = Int32(2 * column)
                cells[before + column] = 0
            }
            for row in 1...rows {
                cells[this] = Int32(2 * row)
                var least = cells[this]
                let letter = left[row - 1]
                for column in 1...columns {
                    let other = right[column - 1]
                    var cost = cells[last + column - 1] + replacement(letter, other)
                    cost = min(cost, cells[last + column] + 2, cells[this + column - 1] + 2)
                    if row > 1, column > 1, letter == right[column - 2], left[row - 2] == other {
                        cost = min(cost, cells[before + column - 2] + 2)
                    }
                    cells[this + column] = cost
                    least = min(least, cost)
                }
                if Int(least) > limit + 2 { return Int(least) }
                (before, last, this) = (last, this, before)
            }
            return Int(cells[last + columns]) + overflow
        }
    }

    @inline(__always)
    private static func replacement(_ left: UInt8, _ right: UInt8) -> Int32 {
        if left == right { return 0 }
        return SoundCode.isVowel(left) && SoundCode.isVowel(right) ? 1 : 2
    }
}
