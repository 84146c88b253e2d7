/// A line of `payments.csv`: a payment with its link and its amount in the first reporting currency. There may be millions.
public struct PaymentLine: Sendable {
    /// The payment in the first reporting currency.
    public struct Reporting: Sendable {
        public var amount: ExactDecimal
        /// As ``Conversion/rate``.
        public var rate: String
        public var rateDay: Day?

        public init(_ conversion: Conversion) {
            amount = conversion.amount
            rate = conversion.rate
            rateDay = conversion.rateDay
        }
    }

    private var paymentNumber: UInt32
    /// One more than the link's; 0 where there is none.
    private var linkNumber: UInt32
    /// Nil where there is no rate.
    public var reporting: Reporting?

    public init(payment: Int, link: Int?, reporting: Reporting?) {
        paymentNumber = UInt32(payment)
        linkNumber = link.map { UInt32($0 + 1) } ?? 0
        self.reporting = reporting
    }

    /// Index into the findings' payments.
    public var payment: Int { Int(paymentNumber) }
    /// Index into the findings' links, or nil where the payment reached neither a creator nor a campaign.
    public var link: Int? { linkNumber == 0 ? nil : Int(linkNumber) - 1 }
}
