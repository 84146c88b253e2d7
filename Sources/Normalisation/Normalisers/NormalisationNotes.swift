/// What a person should know of a drop though no record was lost by it.
public struct NormalisationNotes: Hashable, Sendable, BitwiseCopyable {
    /// Records with an account number that must not bind: an IBAN whose checksum fails, a masked or a rounded number.
    public var doubtfulAccounts = 0
    /// Records whose handle could not be read, but whose party is known by name or account.
    public var unreadableHandles = 0
    /// Posts whose view count could not be read.
    public var unreadableViews = 0
    /// Accounts whose date of creation could not be read, disclosures and declarations whose optional values could not.
    public var unreadableOptionalValues = 0
    /// Dates and amounts that do not read under the column's format; see ``ColumnFormats/isSettled``.
    public var formatFailures = 0

    public init() {}

    public mutating func add(_ other: NormalisationNotes) {
        doubtfulAccounts += other.doubtfulAccounts
        unreadableHandles += other.unreadableHandles
        unreadableViews += other.unreadableViews
        unreadableOptionalValues += other.unreadableOptionalValues
        formatFailures += other.formatFailures
    }
}
