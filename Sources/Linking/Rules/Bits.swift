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

    /// Whole millionths of a share from 0 to 1: sums of them come out the same in whatever order.
    var millionths: Int64 { Int64(self * PayerStatistics.unit + 0.5) }

    /// A third of its bits.
    var cubeRoot: Double { cbrt(self) }

    /// 2 to the power of this.
    var exponential: Double { exp2(self) }
}
