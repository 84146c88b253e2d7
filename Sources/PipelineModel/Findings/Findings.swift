/// Everything that the stages found in a run: what totals, flows, flags and reports are made from.
public struct Findings: Sendable {
    public var configuration: PipelineConfiguration
    public var drops: [DropInfo] = []
    public var texts = TextTable()
    public var mentions = MentionTable()
    /// Where the entries that stand were read, by their index: no repeats and no corrected ones. All else of them is in `payments`.
    public var entryPlaces: [Place] = []
    public var accounts: [CreatorAccount] = []
    public var contents: [Content] = []
    public var disclosures: [Disclosure] = []
    public var declarations: [Declaration] = []
    public var adSpend: [AdSpend] = []
    public var watchlist: [WatchlistEntry] = []
    public var parties = PartyTable()
    /// Sorted by day and id.
    public var payments: [Payment] = []
    /// Sorted by payment; only payments that reached a creator or a campaign.
    public var links: [PaymentLink] = []

    public init(configuration: PipelineConfiguration) { self.configuration = configuration }

    /// The first link, by its index, of the payment with this index or of a later one.
    public func firstLink(ofPaymentFrom payment: Int) -> Int { links.indices.partitioningIndex { links[$0].payment >= payment } }

    /// Whether a declaration names the campaign, by its id or by its name.
    public func isDeclared(_ declaration: Declaration, for campaign: Campaign) -> Bool {
        let named = texts[declaration.campaign]
        return named == campaign.id || named == campaign.name
    }

    /// `file:line`.
    public func text(of place: Place) -> String { drops[Int(place.drop)].place(line: place.line) }

    /// Where a payment's entries were read, as reports write it.
    public func places(of payment: Payment) -> [String] { payment.entries.map { text(of: entryPlaces[$0]) } }
}
