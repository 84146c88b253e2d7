/// A row of an account list: what is known of a creator's account. Several rows for one handle add up.
public struct CreatorAccount: Sendable {
    public var place: Place
    /// `platform:name`, canonical.
    public var handle: TextID
    public var displayName: TextID
    public var legalName: TextID
    public var company: TextID
    /// Canonical account number.
    public var bankAccount: TextID
    public var createdAt: Moment?
    public var recruitedVia: TextID

    public init(
        place: Place, handle: TextID, displayName: TextID = .empty, legalName: TextID = .empty, company: TextID = .empty,
        bankAccount: TextID = .empty, createdAt: Moment? = nil, recruitedVia: TextID = .empty
    ) {
        self.place = place
        self.handle = handle
        self.displayName = displayName
        self.legalName = legalName
        self.company = company
        self.bankAccount = bankAccount
        self.createdAt = createdAt
        self.recruitedVia = recruitedVia
    }
}
