internal import PipelineModel

/// What rules look things up in. One object, since it is handed to every rule for every claim.
final class LinkContext: Sendable {
    let campaigns: [Campaign]
    let settings: PipelineConfiguration.LinkSettings
    let content: ContentIndex
    let parties: PartyTable
    let texts: TextTable
    let sponsors: SponsorIndex
    let learnt: Learnt
    /// Whether evidence says in words what was observed.
    let tellsDetails: Bool
    /// The first and the last day of each campaign, since 1970.
    private let windows: [(first: Int32, last: Int32)]

    init(
        campaigns: [Campaign], settings: PipelineConfiguration.LinkSettings, content: ContentIndex, parties: PartyTable, texts: TextTable,
        sponsors: SponsorIndex, learnt: Learnt = Learnt(), tellsDetails: Bool = true
    ) {
        self.campaigns = campaigns
        self.settings = settings
        self.content = content
        self.parties = parties
        self.texts = texts
        self.sponsors = sponsors
        self.learnt = learnt
        self.tellsDetails = tellsDetails
        windows = campaigns.map { ($0.from.number, $0.to.number) }
    }

    /// The same with what was learnt since.
    func knowing(_ learnt: Learnt) -> LinkContext {
        LinkContext(
            campaigns: campaigns, settings: settings, content: content, parties: parties, texts: texts, sponsors: sponsors, learnt: learnt,
            tellsDetails: tellsDetails)
    }

    /// The words, or none where nobody will read them: a run makes links by the hundred thousand.
    func told(_ words: @autoclosure () -> String) -> String { tellsDetails ? words() : "" }

    @inline(__always)
    func isInside(_ day: Day, _ campaign: Int) -> Bool { windows[campaign].first <= day.number && day.number <= windows[campaign].last }

    /// Days before the window's first or after its last; 0 inside.
    @inline(__always)
    func daysOutside(_ day: Day, _ campaign: Int) -> Int {
        Int(max(0, max(windows[campaign].first - day.number, day.number - windows[campaign].last)))
    }
}
