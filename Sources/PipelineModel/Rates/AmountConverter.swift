/// Converts amounts by reference rates; a run has one.
public protocol AmountConverter: Sendable {
    /// `amount` in `target`, by the last rates published on or before `day`, or nil where there is none.
    func convert(_ amount: ExactDecimal, from currency: String, to target: String, on day: Day) -> Conversion?
    /// The currency or unit with this code, or nil where it is unknown.
    func currency(_ code: String) -> Currency?
}
