/// A currency or unit that amounts may be in.
public struct Currency: Hashable, Sendable {
    /// ISO 4217 letters, or the code of a unit of `pipeline.json`.
    public var code: String
    /// Digits after the decimal point (ISO 4217 minor units).
    public var minorUnits: Int

    public init(code: String, minorUnits: Int) {
        self.code = code
        self.minorUnits = minorUnits
    }
}
