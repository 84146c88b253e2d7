/// Everything that the stages found in a run: what totals, flows, flags and reports are made from.
public struct Findings: Sendable {
    public var configuration: PipelineConfiguration
    public var drops: [DropInfo] = []
    public var texts = TextTable()
    public var mentions = MentionTable()
    /// The entries that stand: no repeats and no corrected ones.
    public var entries: [Entry] = []
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

    public func place(of entry: Entry) -> String { drops[Int(entry.place.drop)].place(line: entry.place.line) }
}
