/// What a published run said that one payment adds to one campaign's total in one currency; kept so that the next run can say what moved.
public struct PublishedContribution: Hashable, Sendable {
    public struct Key: Hashable, Sendable {
        /// The payment's id and the campaign's id.
        public var payment: String
        public var campaign: String
        public var currency: String

        public init(payment: String, campaign: String, currency: String) {
            self.payment = payment
            self.campaign = campaign
            self.currency = currency
        }
    }

    public var key: Key
    /// Minor units of the currency.
    public var amount: Int64
    public var grade: Grade

    public init(key: Key, amount: Int64, grade: Grade) {
        self.key = key
        self.amount = amount
        self.grade = grade
    }

    /// What counts in the total: nothing for a link that is only possible.
    public var counted: Int64 { grade == .possible ? 0 : amount }
}
