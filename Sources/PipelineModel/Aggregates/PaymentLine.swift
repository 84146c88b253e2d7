/// A line of `payments.csv`: a payment with its link and its amount in the first reporting currency.
public struct PaymentLine: Sendable {
    /// Index into the findings' payments.
    public var payment: Int
    /// Index into the findings' links, or nil where the payment reached neither a creator nor a campaign.
    public var link: Int?
    /// Nil where there is no rate.
    public var reporting: Conversion?

    public init(payment: Int, link: Int?, reporting: Conversion?) {
        self.payment = payment
        self.link = link
        self.reporting = reporting
    }
}
