internal import PipelineModel

/// Finds payments of the same amount among a payer's. What is used for one payer is used again for the next.
struct EqualAmounts {
    private struct Amount {
        var mantissa: Int64
        /// Scale and currency.
        var unit: UInt64
        var place: Int32
        var payment: Int32

        func isEqual(to other: Amount) -> Bool { mantissa == other.mantissa && unit == other.unit }
    }

    /// How many amounts have a hash, at most 255: an amount with a rare hash is not sorted.
    private var counts: [UInt8] = []
    private var slots: [Int32] = []
    private var amounts: [Amount] = []

    /// Groups of at least `least` payments of one amount, each in the order given.
    mutating func forEachGroup(of payments: ArraySlice<Int32>, atLeast least: Int, _ all: [Payment], _ body: ([Int32]) -> Void) {
        var size = 64
        while size < payments.count * 4 { size *= 2 }
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: size))
        slots.removeAll(keepingCapacity: true)
        for payment in payments {
            let amount = Self.amount(of: payment, 0, all)
            let mixed = (UInt64(bitPattern: amount.mantissa) ^ amount.unit &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
            let slot = Int(truncatingIfNeeded: mixed >> 32) & (size - 1)
            slots.append(Int32(slot))
            counts[slot] = max(counts[slot], counts[slot] &+ 1)
        }
        let enough = UInt8(min(least, 255))
        amounts.removeAll(keepingCapacity: true)
        for (place, payment) in payments.enumerated() where counts[Int(slots[place])] >= enough {
            amounts.append(Self.amount(of: payment, Int32(place), all))
        }
        guard amounts.count >= least else { return }
        amounts.sort { ($0.mantissa, $0.unit, $0.place) < ($1.mantissa, $1.unit, $1.place) }
        var start = 0
        for end in 1...amounts.count where end == amounts.count || !amounts[end].isEqual(to: amounts[start]) {
            if end - start >= least { body(amounts[start..<end].map(\.payment)) }
            start = end
        }
    }

    @inline(__always)
    private static func amount(of payment: Int32, _ place: Int32, _ all: [Payment]) -> Amount {
        var amount = all[Int(payment)].amount
        if amount.scale > 0, amount.mantissa % 10 == 0 { amount = amount.reduced }
        return Amount(
            mantissa: amount.mantissa, unit: UInt64(amount.scale) << 32 | UInt64(all[Int(payment)].currency.rawValue), place: place,
            payment: payment)
    }
}
