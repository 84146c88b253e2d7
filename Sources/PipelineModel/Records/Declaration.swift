/// What a campaign says it spent, over a period where it names one.
public struct Declaration: Sendable {
    public var place: Place
    /// The campaign's id, as `pipeline.json` has it, or its name.
    public var campaign: TextID
    public var declarant: TextID
    public var from: Day?
    public var to: Day?
    public var amount: ExactDecimal
    public var currency: TextID

    public init(
        place: Place, campaign: TextID, declarant: TextID = .empty, from: Day? = nil, to: Day? = nil, amount: ExactDecimal, currency: TextID
    ) {
        self.place = place
        self.campaign = campaign
        self.declarant = declarant
        self.from = from
        self.to = to
        self.amount = amount
        self.currency = currency
    }
}
