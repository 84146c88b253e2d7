public import PipelineModel

/// What a page index is made from: one published state, put together by the runner.
public struct PageIndexContent {
    /// Names the state; an index with another key is stale.
    public var key: String
    public var findings: Findings
    public var aggregates: Aggregates
    public var flows: TracedFlows
    public var flags: [Flag]
    /// As `findings.drops`, with summaries in which repeats are told from entries.
    public var drops: [StoredDrop]
    /// Ids that payments had, their own not included.
    public var formerPaymentIDs: [PaymentID: Int]
    /// Ids that parties had, their own not included.
    public var formerPartyIDs: [(id: String, party: PartyID)]
    /// By the place of an entry that stands, the records that it stands for.
    public var retellings: [Place: [(place: Place, fate: EntryFate)]]
    /// Links that no reviewer has decided, those first where most money hangs on most doubt.
    public var queue: [QueuedLink]
    /// What a reader should know before anything else.
    public var notes: [String]
    public var minorUnits: (String) -> Int

    /// A link that waits for a verdict.
    public struct QueuedLink: Sendable {
        /// Indices into the findings' payments and campaigns.
        public var payment: Int
        public var campaign: Int
        /// The reporting amount × the entropy of the probability.
        public var worth: Double

        public init(payment: Int, campaign: Int, worth: Double) {
            self.payment = payment
            self.campaign = campaign
            self.worth = worth
        }
    }

    public init(
        key: String, findings: Findings, aggregates: Aggregates, flows: TracedFlows, flags: [Flag], drops: [StoredDrop],
        formerPaymentIDs: [PaymentID: Int], formerPartyIDs: [(id: String, party: PartyID)],
        retellings: [Place: [(place: Place, fate: EntryFate)]], queue: [QueuedLink], notes: [String], minorUnits: @escaping (String) -> Int
    ) {
        self.key = key
        self.findings = findings
        self.aggregates = aggregates
        self.flows = flows
        self.flags = flags
        self.drops = drops
        self.formerPaymentIDs = formerPaymentIDs
        self.formerPartyIDs = formerPartyIDs
        self.retellings = retellings
        self.queue = queue
        self.notes = notes
        self.minorUnits = minorUnits
    }
}
