/// The real movement of money that one or more entries bear witness to.
public struct Payment: Sendable {
    /// How far its entries agree.
    public enum Agreement: String, Sendable {
        case single
        /// Entries of different sources witness it and agree.
        case agreed
        /// They witness it, and differ in something that a fee, an exchange or some days do not explain.
        case conflicting
    }

    /// The published id, derived from the first of its entries in a fixed order.
    public var id: String
    public var day: Day
    public var payer: PartyID
    public var payee: PartyID
    /// The mention of the payee in the entry that names it best; it leads to the match's evidence and namesakes.
    public var payeeMention: MentionID
    public var payerMention: MentionID
    public var amount: ExactDecimal
    public var currency: TextID
    /// What was executed in another currency, where an entry says: better evidence than a reference rate. Zero with an empty currency where
    /// none does.
    public var executedAmount: ExactDecimal
    public var executedCurrency: TextID
    public var platform: TextID
    /// The references of its entries, distinct, in the order of `entries`.
    public var references: [TextID]
    /// Indices into the run's entries; the first is the one whose amount counts.
    public var entries: [Int]
    public var agreement: Agreement
    /// Why the entries were held to be one payment; empty where there is one entry.
    public var evidence: [Evidence]

    public init(
        id: String, day: Day, payer: PartyID, payee: PartyID, payerMention: MentionID, payeeMention: MentionID, amount: ExactDecimal,
        currency: TextID, executedAmount: ExactDecimal = .zero, executedCurrency: TextID = .empty, platform: TextID = .empty,
        references: [TextID] = [], entries: [Int], agreement: Agreement = .single, evidence: [Evidence] = []
    ) {
        self.id = id
        self.day = day
        self.payer = payer
        self.payee = payee
        self.payerMention = payerMention
        self.payeeMention = payeeMention
        self.amount = amount
        self.currency = currency
        self.executedAmount = executedAmount
        self.executedCurrency = executedCurrency
        self.platform = platform
        self.references = references
        self.entries = entries
        self.agreement = agreement
        self.evidence = evidence
    }
}
