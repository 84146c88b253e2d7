/// Numbers of drawings, with one decimal and independent of any locale.
enum SVGNumber {
    static func text(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e9 else { return "0" }
        let tenths = Int((number * 10).rounded())
        let whole = abs(tenths) / 10
        return (tenths < 0 ? "-" : "") + "\(whole)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
    }

    static func percent(_ fraction: Double) -> String { text(fraction * 100) + "%" }

    /// An amount for an axis: `1.2 M`, `350 k`.
    static func short(_ number: Double) -> String {
        let (value, unit) =
            number >= 1e9
            ? (number / 1e9, " bn") : number >= 1e6 ? (number / 1e6, " M") : number >= 1e3 ? (number / 1e3, " k") : (number, "")
        return text(value) + unit
    }

    /// The next round number: 1, 1.2, 1.5, 2 … × 10ⁿ.
    static func niceCeiling(_ number: Double) -> Double {
        guard number > 0, number.isFinite else { return 1 }
        var power = 1.0
        while power * 10 <= number { power *= 10 }
        while power > number { power /= 10 }
        for factor in [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10] where factor * power >= number { return factor * power }
        return 10 * power
    }
}
