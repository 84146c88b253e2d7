extension Range<Int> {
    /// The first index for which `isBehind` holds, by binary search; the end where there is none. It holds for all indices behind that one.
    @inlinable
    public func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
