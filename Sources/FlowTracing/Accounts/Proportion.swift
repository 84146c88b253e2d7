/// Splits sums in proportion, exactly: the method of ``Allocation`` for amounts of any size.
enum Proportion {
    /// Parts of `total` in proportion to `weights`, whose sum is `sum`, by the largest remainder; of equal remainders the earlier share gets
    /// the unit. Nothing may be negative. A part is never above its weight while `total` is not above `sum`.
    static func split(_ total: Int128, over weights: [Int128], sum: Int128) -> [Int128] {
        guard sum > 0, total > 0 else { return weights.map { _ in 0 } }
        if total == sum { return weights }
        var parts: [Int128] = []
        var remainders: [UInt128] = []
        parts.reserveCapacity(weights.count)
        remainders.reserveCapacity(weights.count)
        var left = total
        for weight in weights {
            let (quotient, remainder) = multiply(total, weight, dividedBy: sum)
            parts.append(quotient)
            remainders.append(remainder)
            left -= quotient
        }
        guard left > 0 else { return parts }
        let candidates = weights.indices.filter { remainders[$0] > 0 }
        let byRemainder = candidates.sorted { remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1] }
        for index in byRemainder.prefix(Int(left)) { parts[index] += 1 }
        return parts
    }

    /// `left` × `right` ÷ `divisor` without overflow on the way, where the quotient fits and nothing is negative.
    static func multiply(_ left: Int128, _ right: Int128, dividedBy divisor: Int128) -> (quotient: Int128, remainder: UInt128) {
        if let l = UInt64(exactly: left), let r = UInt64(exactly: right), let d = UInt64(exactly: divisor) {
            let product = l.multipliedFullWidth(by: r)
            if product.high < d {
                let (quotient, remainder) = d.dividingFullWidth(product)
                return (Int128(quotient), UInt128(remainder))
            }
        }
        let product = left.magnitude.multipliedFullWidth(by: right.magnitude)
        let (quotient, remainder) = divisor.magnitude.dividingFullWidth(product)
        return (Int128(quotient), remainder)
    }
}
