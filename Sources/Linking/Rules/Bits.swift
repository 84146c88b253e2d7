#if canImport(Glibc)
    internal import Glibc
#endif

extension Double {
    /// The binary logarithm: a likelihood ratio as a match weight.
    var bits: Double { log2(self) }

    /// The log-odds, in bits, of a probability; kept within ±10.
    var oddsBits: Double {
        let probability = Swift.min(0.999, Swift.max(0.001, self))
        return log2(probability / (1 - probability))
    }

    /// 2 to the power of this.
    var exponential: Double { exp2(self) }
}
