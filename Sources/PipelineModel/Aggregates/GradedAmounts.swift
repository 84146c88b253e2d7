/// Sums by grade, in minor units.
public struct GradedAmounts: Hashable, Sendable {
    public var confirmed: Int128 = 0
    public var probable: Int128 = 0
    public var possible: Int128 = 0

    public init() {}

    /// What counts: confirmed and probable.
    public var total: Int128 { confirmed + probable }

    public mutating func add(_ amount: Int128, grade: Grade) {
        switch grade {
        case .confirmed: confirmed += amount
        case .probable: probable += amount
        case .possible: possible += amount
        }
    }
}

extension GradedAmounts: BitwiseCopyable {
    public mutating func add(_ other: GradedAmounts) {
        confirmed += other.confirmed
        probable += other.probable
        possible += other.possible
    }
}
