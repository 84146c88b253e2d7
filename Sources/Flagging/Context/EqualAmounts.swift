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

    /// How many amounts have a hash, at most 255: an amount with a rare hash is not sorted, and its payment not read.
    private var counts: [UInt8] = []
    private var amounts: [Amount] = []

    /// Groups of at least `least` payments of one amount, each by day and id.
    mutating func forEachGroup(
        of payer: PartyID, atLeast least: Int, _ paidBy: PartyPayments, _ all: [Payment], _ body: ([Int32]) -> Void
    ) {
        let places = paidBy.places(of: payer)
        var size = 64
        while size < places.count * 4 { size *= 2 }
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: size))
        for place in places {
            let slot = Int(paidBy.amountHash(at: place)) & (size - 1)
            counts[slot] = max(counts[slot], counts[slot] &+ 1)
        }
        let enough = UInt8(min(least, 255))
        amounts.removeAll(keepingCapacity: true)
        for place in places where counts[Int(paidBy.amountHash(at: place)) & (size - 1)] >= enough {
            let payment = Int(paidBy.payment(at: place))
            let (mantissa, unit) = Self.parts(all[payment].amount, all[payment].currency)
            amounts.append(Amount(mantissa: mantissa, unit: unit, place: Int32(place), payment: Int32(payment)))
        }
        guard amounts.count >= least else { return }
        amounts.sort { ($0.mantissa, $0.unit, $0.place) < ($1.mantissa, $1.unit, $1.place) }
        var start = 0
        for end in 1...amounts.count where end == amounts.count || !amounts[end].isEqual(to: amounts[start]) {
            if end - start >= least { body(amounts[start..<end].map(\.payment)) }
            start = end
        }
    }

    /// The same for equal amounts of a currency, however they are written.
    @inline(__always)
    static func hash(_ amount: ExactDecimal, _ currency: TextID) -> UInt32 {
        let (mantissa, unit) = parts(amount, currency)
        let mixed = (UInt64(bitPattern: mantissa) ^ unit &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }

    @inline(__always)
    private static func parts(_ amount: ExactDecimal, _ currency: TextID) -> (mantissa: Int64, unit: UInt64) {
        let amount = amount.scale > 0 && amount.mantissa % 10 == 0 ? amount.reduced : amount
        return (amount.mantissa, UInt64(amount.scale) << 32 | UInt64(currency.rawValue))
    }
}
