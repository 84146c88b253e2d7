/// Splits an amount over shares so that the parts add up to it exactly.
public enum Allocation {
    /// Parts of `total` (minor units, of either sign) in proportion to `weights`, by the largest remainder (Hamilton's method); of equal
    /// remainders the earlier share gets the unit. Weights below 1 count as 0; where all are 0 the shares are equal.
    public static func split(_ total: Int64, weights: [Int]) -> [Int64] {
        guard !weights.isEmpty else { return [] }
        var weights = weights.map { Int128(max(0, $0)) }
        if weights.allSatisfy({ $0 == 0 }) { weights = weights.map { _ in 1 } }
        let sum = weights.reduce(0, +)
        let magnitude = Int128(total.magnitude)
        var parts = weights.map { magnitude * $0 / sum }
        let left = Int(magnitude - parts.reduce(0, +))
        let byRemainder = weights.indices.sorted { l, r in
            let left = magnitude * weights[l] % sum
            let right = magnitude * weights[r] % sum
            return left == right ? l < r : left > right
        }
        for index in byRemainder.prefix(left) { parts[index] += 1 }
        return parts.map { Int64(total < 0 ? -$0 : $0) }
    }
}
