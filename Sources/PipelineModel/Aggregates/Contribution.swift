/// What one payment adds to one campaign's total in one reporting currency: what `changes.csv` compares between runs.
public struct Contribution: Hashable, Sendable {
    /// Indices into the findings' campaigns, reporting currencies and payments.
    public var campaign: Int
    public var currency: Int
    public var payment: Int
    /// Minor units.
    public var amount: Int64
    public var grade: Grade

    public init(campaign: Int, currency: Int, payment: Int, amount: Int64, grade: Grade) {
        self.campaign = campaign
        self.currency = currency
        self.payment = payment
        self.amount = amount
        self.grade = grade
    }
}
