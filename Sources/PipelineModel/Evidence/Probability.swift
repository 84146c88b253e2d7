#if canImport(Glibc)
    internal import Glibc
#endif

/// A probability from match weights, and how it is written.
public enum Probability {
    /// The probability after `weights` (bits) are added to the prior's odds (bits).
    public static func fromBits(_ bits: Double) -> Double {
        1 / (1 + exp2(-bits))
    }

    /// Four decimals, never rounded up to 1 nor down to 0: doubt stays visible.
    public static func text(_ probability: Double) -> String {
        let units = min(9999, max(1, Int((probability * 10_000).rounded())))
        return "0." + units.padded(to: 4)
    }
}
