/// The real movement of money that one or more entries bear witness to.
///
/// Nearly every payment rests on one entry and needs no more than 64 bytes; what only some have stands in a box of its own.
public struct Payment: Sendable {
    /// How far its entries agree.
    public enum Agreement: String, Sendable {
        case single
        /// Entries of different sources witness it and agree.
        case agreed
        /// They witness it, and differ in something that a fee, an exchange or some days do not explain.
        case conflicting
    }

    /// What its published id is made of; sorts as the id does.
    public var number: PaymentID
    public var amount: ExactDecimal
    public var currency: TextID
    public var platform: TextID
    public var day: Day
    public var payer: PartyID
    public var payee: PartyID
    /// The mention of the payee in the entry that names it best; it leads to the match's evidence and namesakes.
    public var payeeMention: MentionID
    public var payerMention: MentionID
    private var reference: TextID
    private var entry: UInt32
    private var rest: Box?

    /// A payment that rests on one entry.
    ///
    /// - Parameters:
    ///   - entry: Its index among the run's entries.
    ///   - reference: Empty where the entry has none.
    @inline(__always)
    public init(
        number: PaymentID, day: Day, payer: PartyID, payee: PartyID, payerMention: MentionID, payeeMention: MentionID,
        amount: ExactDecimal, currency: TextID, platform: TextID, reference: TextID, entry: Int
    ) {
        self.number = number
        self.amount = amount
        self.currency = currency
        self.platform = platform
        self.day = day
        self.payer = payer
        self.payee = payee
        self.payeeMention = payeeMention
        self.payerMention = payerMention
        self.reference = reference
        self.entry = UInt32(entry)
    }

    public init(
        number: PaymentID, day: Day, payer: PartyID, payee: PartyID, payerMention: MentionID, payeeMention: MentionID,
        amount: ExactDecimal, currency: TextID, platform: TextID = .empty, references: [TextID] = [], entries: [Int]
    ) {
        self.init(
            number: number, day: day, payer: payer, payee: payee, payerMention: payerMention, payeeMention: payeeMention, amount: amount,
            currency: currency, platform: platform, reference: .empty, entry: 0)
        self.references = ShortList(references)
        self.entries = ShortList(entries)
    }

    /// The published id: derived from the first of its entries in a fixed order.
    public var id: String { number.description }

    /// What was executed in another currency, where an entry says: better evidence than a reference rate. Zero with an empty currency where
    /// none does.
    public var executedAmount: ExactDecimal {
        get { rest?.details.executedAmount ?? .zero }
        set { change { $0.executedAmount = newValue } }
    }

    public var executedCurrency: TextID {
        get { rest?.details.executedCurrency ?? .empty }
        set { change { $0.executedCurrency = newValue } }
    }

    /// The references of its entries, distinct, in the order of `entries`.
    public var references: ShortList<TextID> {
        get {
            if let several = rest?.details.references { return ShortList(several) }
            return ShortList(reference.isEmpty ? nil : reference)
        }
        set {
            if newValue.count <= 1, rest == nil {
                reference = newValue.first ?? .empty
            } else {
                change { $0.references = Array(newValue) }
            }
        }
    }

    /// Indices into the run's entries; the first is the one whose amount counts.
    public var entries: ShortList<Int> {
        get {
            if let several = rest?.details.entries { return ShortList(several) }
            return ShortList(Int(entry))
        }
        set {
            if newValue.count == 1, rest == nil {
                entry = UInt32(newValue[0])
            } else {
                change { $0.entries = Array(newValue) }
            }
        }
    }

    public var agreement: Agreement {
        get { rest?.details.agreement ?? .single }
        set { change { $0.agreement = newValue } }
    }

    /// Why the entries were held to be one payment; empty where there is one entry.
    public var evidence: [Evidence] {
        get { rest?.details.evidence ?? [] }
        set { change { $0.evidence = newValue } }
    }

    private struct Details: Sendable {
        var executedAmount = ExactDecimal.zero
        var executedCurrency = TextID.empty
        /// Nil where the payment's own `reference` is all there is.
        var references: [TextID]?
        /// Nil where the payment's own `entry` is all there is.
        var entries: [Int]?
        var agreement = Agreement.single
        var evidence: [Evidence] = []
    }

    private final class Box: Sendable {
        let details: Details
        init(_ details: Details) { self.details = details }
    }

    private mutating func change(_ body: (inout Details) -> Void) {
        var details = rest?.details ?? Details()
        body(&details)
        rest = Box(details)
    }
}
