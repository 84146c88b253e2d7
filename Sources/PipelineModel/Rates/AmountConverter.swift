/// Converts amounts by reference rates; a run has one.
public protocol AmountConverter: Sendable {
    /// `amount` in `target`, by the last rates published on or before `day`, or nil where there is none.
    func convert(_ amount: ExactDecimal, from currency: String, to target: String, on day: Day) -> Conversion?
    /// The rate by which ``convert(_:from:to:on:)`` works, for those who convert many amounts on few days; nil where there is none, or
    /// where amounts have to be converted one by one.
    func rate(from currency: String, to target: String, on day: Day) -> AppliedRate?
    /// The currency or unit with this code, or nil where it is unknown.
    func currency(_ code: String) -> Currency?
}

extension AmountConverter {
    public func rate(from currency: String, to target: String, on day: Day) -> AppliedRate? { nil }
}
