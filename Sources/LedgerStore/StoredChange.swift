/// What a run moved: one payment's part in one campaign total, before and after.
public struct StoredChange: Hashable, Sendable {
    public var campaign: String
    public var currency: String
    public var payment: String
    /// `added`, `removed`, `amount` or `grade`.
    public var change: String
    /// Minor units; nil where the payment was no part of the total.
    public var before: Int64?
    public var after: Int64?
    public var because: String

    public init(campaign: String, currency: String, payment: String, change: String, before: Int64?, after: Int64?, because: String) {
        self.campaign = campaign
        self.currency = currency
        self.payment = payment
        self.change = change
        self.before = before
        self.after = after
        self.because = because
    }
}
