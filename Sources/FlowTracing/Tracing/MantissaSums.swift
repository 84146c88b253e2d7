internal import PipelineModel

/// The sums of amounts without sign, by currency and scale: what tells in one pass whether a currency's amounts can be added up, while it is
/// not known yet how fine its units are.
struct MantissaSums {
    private static let scales = 19
    /// Per currency and scale.
    private var sums: [Int128] = []

    mutating func add(_ amount: ExactDecimal, _ currency: Int) {
        while sums.count < (currency + 1) * Self.scales { sums.append(0) }
        sums[currency * Self.scales + Int(amount.scale)] += abs(Int128(amount.mantissa))
    }

    /// - Parameter digits: The currency's units are of 10^-`digits`, and each of its amounts is a whole number of them.
    func areBelow(_ limit: Int128, currency: Int, digits: Int) -> Bool {
        var total: Int128 = 0
        for scale in 0..<Self.scales where (currency + 1) * Self.scales <= sums.count {
            let sum = sums[currency * Self.scales + scale]
            let (units, isTooLarge) =
                scale > digits
                ? (sum / ExactDecimal.powerOfTen(scale - digits), false)
                : sum.multipliedReportingOverflow(by: ExactDecimal.powerOfTen(digits - scale))
            guard !isTooLarge, units < limit, total + units < limit else { return false }
            total += units
        }
        return true
    }
}
