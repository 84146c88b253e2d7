/// How a property falls among the payments for campaigns and among the rest: sums in millionths of a payment, which add up the same in
/// whatever order.
struct Contrast {
    private var paid: [Int64]
    private var other: [Int64]

    init(bins: Int) {
        paid = Array(repeating: 0, count: bins)
        other = paid
    }

    mutating func add(_ bin: Int, for millionths: Int64, against rest: Int64) {
        paid[bin] += millionths
        other[bin] += rest
    }

    static func += (left: inout Contrast, right: Contrast) {
        for bin in left.paid.indices {
            left.paid[bin] += right.paid[bin]
            left.other[bin] += right.other[bin]
        }
    }

    /// In payments.
    var pro: [Double] { paid.map { Double($0) / PayerStatistics.unit } }
    var contra: [Double] { other.map { Double($0) / PayerStatistics.unit } }
}
