/// A creator's or a platform's statement that content was paid for.
public struct Disclosure: Sendable {
    public var place: Place
    public var platform: TextID
    public var handle: TextID
    public var sponsor: TextID
    public var contentID: TextID
    public var contentURL: TextID
    public var day: Day
    public var amount: ExactDecimal?
    public var currency: TextID
    public var label: TextID

    public init(
        place: Place, platform: TextID, handle: TextID, sponsor: TextID = .empty, contentID: TextID = .empty, contentURL: TextID = .empty,
        day: Day, amount: ExactDecimal? = nil, currency: TextID = .empty, label: TextID = .empty
    ) {
        self.place = place
        self.platform = platform
        self.handle = handle
        self.sponsor = sponsor
        self.contentID = contentID
        self.contentURL = contentURL
        self.day = day
        self.amount = amount
        self.currency = currency
        self.label = label
    }
}
