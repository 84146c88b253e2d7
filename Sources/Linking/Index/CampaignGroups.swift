internal import PipelineModel

/// What a range of creators posted for each campaign; places are those within the part.
struct CampaignGroups: Sendable {
    private(set) var groups: [ContentIndex.CampaignPosts] = []
    /// How many groups each creator has.
    private(set) var counts: [Int32] = []
    private(set) var posts: [Int32] = []
    private(set) var days: [Int32] = []

    init(
        of creators: Range<Int>, _ owners: ContentOwners, _ contents: [Content], _ campaignNumbers: [Int], _ firstCampaign: [Int32],
        _ campaigns: [Campaign], _ settings: PipelineConfiguration.LinkSettings
    ) {
        var pairs: [(campaign: Int, place: Int)] = []
        for creator in creators {
            pairs.removeAll(keepingCapacity: true)
            for place in owners.posts.places(of: creator) {
                let content = Int(owners.posts.items[place])
                for number in Int(firstCampaign[content])..<Int(firstCampaign[content + 1]) {
                    pairs.append((campaignNumbers[number], place))
                }
            }
            pairs.sort { ($0.campaign, $0.place) < ($1.campaign, $1.place) }
            let before = groups.count
            for pair in pairs {
                let end = posts.count
                if groups.count == before || groups[groups.count - 1].campaign != pair.campaign {
                    groups.append(.init(campaign: pair.campaign, places: end..<end, coverage: 0))
                }
                groups[groups.count - 1].places = groups[groups.count - 1].places.lowerBound..<end + 1
                posts.append(owners.posts.items[pair.place])
                days.append(contents[Int(owners.posts.items[pair.place])].postedAt.day.number)
            }
            counts.append(Int32(groups.count - before))
        }
        for group in groups.indices {
            groups[group].coverage = Self.coverage(days[groups[group].places], campaigns[groups[group].campaign], settings)
        }
    }

    /// The share of the campaign's days on which a payment would find one of these posts near by chance.
    private static func coverage(
        _ days: ArraySlice<Int32>, _ campaign: Campaign, _ settings: PipelineConfiguration.LinkSettings
    ) -> Double {
        var covered = 0
        var reached = Int(campaign.from.number) - 1
        for day in days {
            let first = max(Int(day) - settings.daysAfter, reached + 1)
            let last = min(Int(day) + settings.daysBefore, Int(campaign.to.number))
            if last >= first {
                covered += last - first + 1
                reached = last
            }
        }
        return Double(covered) / Double(max(1, campaign.to - campaign.from + 1))
    }
}
