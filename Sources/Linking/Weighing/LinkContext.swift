internal import PipelineModel

/// What rules look things up in.
struct LinkContext {
    let campaigns: [Campaign]
    let settings: PipelineConfiguration.LinkSettings
    let content: ContentIndex
    let parties: PartyTable
    let texts: TextTable
    var sponsors: SponsorIndex
    var learnt = Learnt()

    func isInside(_ day: Day, _ campaign: Int) -> Bool { campaigns[campaign].from <= day && day <= campaigns[campaign].to }

    /// Days before the window's first or after its last; 0 inside.
    func daysOutside(_ day: Day, _ campaign: Int) -> Int {
        let campaign = campaigns[campaign]
        return max(0, max(campaign.from - day, day - campaign.to))
    }
}
