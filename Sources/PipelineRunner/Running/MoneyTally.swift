import PipelineModel

/// Exact sums of a drop's entries per currency: those that stand and those that repeat.
struct MoneyTally {
    struct Sums {
        var standing = DecimalText(mantissa: 0, scale: 0)
        var repeated = DecimalText(mantissa: 0, scale: 0)
    }

    private struct Key: Hashable {
        var currency: TextID
        var scale: UInt8
        var stands: Bool
    }

    private var mantissas: [Key: Int128] = [:]

    mutating func add(_ amount: ExactDecimal, currency: TextID, stands: Bool) {
        mantissas[Key(currency: currency, scale: amount.scale, stands: stands), default: 0] &+= Int128(amount.mantissa)
    }

    /// Per currency code.
    func sums(_ texts: TextTable) -> [String: Sums] {
        var sums: [String: Sums] = [:]
        for (key, mantissa) in mantissas {
            let part = DecimalText(mantissa: mantissa, scale: Int(key.scale))
            let currency = texts[key.currency]
            if key.stands {
                sums[currency, default: Sums()].standing = sums[currency, default: Sums()].standing.adding(part)
            } else {
                sums[currency, default: Sums()].repeated = sums[currency, default: Sums()].repeated.adding(part)
            }
        }
        return sums
    }
}
