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

    private var keys: [Key] = []
    private var mantissas: [Int128] = []
    private var numbers: [Key: Int] = [:]
    /// The number of the key that was looked up last in each of 64 places: a ledger has few currencies, and a dictionary hashes slowly.
    private var recent = [Int](repeating: -1, count: 64)

    mutating func add(_ amount: ExactDecimal, currency: TextID, stands: Bool) {
        let key = Key(currency: currency, scale: amount.scale, stands: stands)
        let place = Int((currency.rawValue &* 19 &+ UInt32(amount.scale)) &* 2 &+ (stands ? 1 : 0)) & 63
        var number = recent[place]
        if number < 0 || keys[number] != key {
            number = self.number(of: key)
            recent[place] = number
        }
        mantissas[number] &+= Int128(amount.mantissa)
    }

    /// Adds what was summed up of other entries.
    mutating func add(_ other: MoneyTally) {
        for (key, mantissa) in zip(other.keys, other.mantissas) {
            let number = number(of: key)
            mantissas[number] &+= mantissa
        }
    }

    private mutating func number(of key: Key) -> Int {
        if let known = numbers[key] { return known }
        keys.append(key)
        mantissas.append(0)
        numbers[key] = keys.count - 1
        return keys.count - 1
    }

    /// Per currency code.
    func sums(_ texts: TextTable) -> [String: Sums] {
        var sums: [String: Sums] = [:]
        for (key, mantissa) in zip(keys, mantissas) {
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
