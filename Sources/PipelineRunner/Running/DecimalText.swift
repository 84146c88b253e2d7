import PipelineModel

/// An exact sum beyond 18 digits: `mantissa` × 10^-`scale`, in lowest terms.
struct DecimalText: Equatable {
    private(set) var mantissa: Int128
    private(set) var scale: Int

    init(mantissa: Int128, scale: Int) {
        self.mantissa = mantissa
        self.scale = scale
        while self.scale > 0, self.mantissa % 10 == 0 {
            self.mantissa /= 10
            self.scale -= 1
        }
    }

    /// A plain decimal.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let mantissa = Int128(parts.joined()) else { return nil }
        self.init(mantissa: mantissa, scale: parts.count == 2 ? parts[1].utf8.count : 0)
    }

    func adding(_ other: DecimalText) -> DecimalText {
        let common = max(scale, other.scale)
        let left = mantissa &* ExactDecimal.powerOfTen(common - scale)
        let right = other.mantissa &* ExactDecimal.powerOfTen(common - other.scale)
        return DecimalText(mantissa: left &+ right, scale: common)
    }

    var text: String { ExactDecimal.plain(mantissa, scale: scale) }
}
