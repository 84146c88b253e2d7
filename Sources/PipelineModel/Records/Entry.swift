/// A ledger record that parsed: evidence that money moved. Plain integers; the drop keeps the text.
///
/// There are millions of them at a time, so it takes 88 bytes: the scales of both amounts stand side by side.
public struct Entry: Sendable {
    public var place: Place
    /// The source's transaction id and source, or the record's content where the source gives no id.
    public var identity: Fingerprint
    /// All of the record's fields, whatever their columns' order.
    public var content: Fingerprint
    public var transaction: TransactionKey
    @usableFromInline var mantissa: Int64
    @usableFromInline var executedMantissa: Int64
    public var currency: TextID
    public var executedCurrency: TextID
    public var day: Day
    public var payer: MentionID
    public var payee: MentionID
    public var reference: TextID
    public var platform: TextID
    @usableFromInline var scale: UInt8
    @usableFromInline var executedScale: UInt8

    @inlinable public var amount: ExactDecimal {
        get { ExactDecimal(mantissa: mantissa, scale: scale) }
        set { (mantissa, scale) = (newValue.mantissa, newValue.scale) }
    }

    /// What was executed in the payee's currency, where the ledger says; zero with an empty currency where not.
    @inlinable public var executedAmount: ExactDecimal {
        get { ExactDecimal(mantissa: executedMantissa, scale: executedScale) }
        set { (executedMantissa, executedScale) = (newValue.mantissa, newValue.scale) }
    }

    @inlinable public var hasTransaction: Bool { transaction.isGiven }

    public init(
        place: Place, identity: Fingerprint, content: Fingerprint, day: Day, payer: MentionID, payee: MentionID, amount: ExactDecimal,
        currency: TextID, executedAmount: ExactDecimal = .zero, executedCurrency: TextID = .empty, reference: TextID = .empty,
        platform: TextID = .empty, transaction: TransactionKey = .none
    ) {
        self.place = place
        self.identity = identity
        self.content = content
        (mantissa, scale) = (amount.mantissa, amount.scale)
        (executedMantissa, executedScale) = (executedAmount.mantissa, executedAmount.scale)
        self.currency = currency
        self.executedCurrency = executedCurrency
        self.day = day
        self.payer = payer
        self.payee = payee
        self.reference = reference
        self.platform = platform
        self.transaction = transaction
    }
}
