internal import PipelineModel

/// What explains the amounts of two entries, and how much that weighs.
enum AmountComparison {
    case equal
    /// One is less by what a fee explains; in tenths of a per cent of the greater.
    /// A fee that is small in itself may be much of a small amount.
    case fee(permille: Int64, isSmall: Bool)
    /// One entry says what was executed, and that is the other's amount.
    case executed
    /// Different currencies, and the amounts lie so far from the reference rate, in tenths of a per cent.
    case exchange(permille: Int64)
    case different

    init(_ left: Side, _ right: Side, scene: Scene, settings: ReconciliationSettings) {
        let (a, b) = (scene.entries[left.entry], scene.entries[right.entry])
        guard a.amount.isNegative == b.amount.isNegative else {
            self = .different
            return
        }
        if a.currency == b.currency {
            if a.amount == b.amount {
                self = .equal
            } else if let permille = Self.permille(a.amount, b.amount), permille <= settings.feePermille {
                self = .fee(permille: permille, isSmall: Self.isSmall(left, right))
            } else {
                self = .different
            }
        } else if Self.isExecuted(a, as: b) || Self.isExecuted(b, as: a) {
            self = .executed
        } else if let cents = left.euroCents, let others = right.euroCents,
            let permille = Self.permille(ExactDecimal(mantissa: cents), ExactDecimal(mantissa: others)),
            permille <= settings.exchangePermille
        {
            self = .exchange(permille: permille)
        } else {
            self = .different
        }
    }

    var weight: Double {
        switch self {
        case .equal: 6
        case .fee(let permille, let isSmall): permille <= 5 ? 3 : permille <= 20 ? 2 : isSmall ? 0.5 : permille <= 30 ? -2 : -6
        case .executed: 7
        case .exchange(let permille): permille <= 5 ? 5 : permille <= 15 ? 3.5 : 1.5
        case .different: -7
        }
    }

    private static func isExecuted(_ entry: Entry, as other: Entry) -> Bool {
        !entry.executedCurrency.isEmpty && entry.executedCurrency == other.currency
            && entry.executedAmount.magnitude == other.amount.magnitude
    }

    /// At most ten euros, which is what banks take for a transfer.
    private static func isSmall(_ left: Side, _ right: Side) -> Bool {
        guard let cents = left.euroCents, let others = right.euroCents else { return false }
        return (cents.magnitude > others.magnitude ? cents.magnitude - others.magnitude : others.magnitude - cents.magnitude) <= 1000
    }

    /// The difference in tenths of a per cent of the greater, or nil beyond what numbers hold.
    private static func permille(_ left: ExactDecimal, _ right: ExactDecimal) -> Int64? {
        let scale = max(left.scale, right.scale)
        guard scale <= 18 else { return nil }
        let a = Int128(left.mantissa.magnitude) * ExactDecimal.powerOfTen(Int(scale - left.scale))
        let b = Int128(right.mantissa.magnitude) * ExactDecimal.powerOfTen(Int(scale - right.scale))
        let greater = max(a, b)
        guard greater > 0 else { return 0 }
        let (product, overflow) = (greater - min(a, b)).multipliedReportingOverflow(by: 1000)
        // Rounded up: what is not equal is not within 0.
        return overflow ? nil : Int64(exactly: (product + greater - 1) / greater)
    }
}
