/// One ledger source: who wrote it, how, and what stands in it.
struct LedgerFile: Sendable {
    var source: String
    var layout: Layout
    /// Whose account it is, for a statement.
    var holder: Participant?
    var platform: String?
    var rows: [LedgerRow] = []
    /// Delivered as two drops that overlap.
    var isSplit = false
}

/// One record of a ledger, before it is laid out.
struct LedgerRow: Sendable {
    /// Index of the transfer that it witnesses; nil for a broken record.
    var transfer: Int?
    var day: WorldDay
    var payer: String
    var payerAccount: String
    var payee: String
    var payeeAccount: String
    var payeeHandle: String
    /// For a statement: whether the holder paid.
    var isOutgoing: Bool
    var minor: Int64
    var currency: String
    var executedMinor: Int64?
    var executedCurrency: String = ""
    var reference: String
    var id: String = ""
    /// Written by the payer's side (or by the only one), whose amount is the truth.
    var isPrimary = true
    /// Fields that no reader can read, by name.
    var broken: [String: String] = [:]
}
