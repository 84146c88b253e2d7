internal import PipelineModel

/// The run's content by creator, by campaign and by what references call it.
final class ContentIndex: Sendable {
    /// A creator's content of one campaign.
    struct CampaignPosts {
        var campaign: Int
        /// Indices of content, in time order.
        var posts: [Int32]
        var days: [Int32]
        /// The share of the campaign's days on which a payment would find one of these posts near by chance.
        var coverage: Double
    }

    let contents: [Content]
    let ownerOf: [PartyID?]
    /// Per party its number among the creators, or -1.
    let numberOf: [Int32]
    let creators: [PartyID]
    /// Per creator all of its posts in time order, with their days.
    let postsOf: [[Int32]]
    let daysOf: [[Int32]]
    /// Per creator its content of each campaign, campaigns ascending; creator after creator.
    let groups: [CampaignPosts]
    /// Where a creator's groups start; one more than there are creators.
    private let firstGroup: [Int32]
    let campaignContent: [[Int]]
    /// Per content the campaigns it belongs to; content of none is not listed.
    let campaignsOf: [Int32: [Int]]
    private let names: ContentNames

    init(
        _ contents: [Content], parties: PartyTable, texts: TextTable, campaigns: [Campaign], marks: CampaignMarks,
        settings: PipelineConfiguration.LinkSettings, workers: Workers
    ) {
        self.contents = contents
        let ownerOf = contents.map { parties.owners[$0.handle] }
        var numberOf = [Int32](repeating: -1, count: parties.parties.count)
        var creators: [PartyID] = []
        for (index, party) in parties.parties.enumerated() where party.isCreator {
            numberOf[index] = Int32(creators.count)
            creators.append(PartyID(rawValue: UInt32(index)))
        }
        for owner in ownerOf {
            guard let owner, numberOf.indices.contains(Int(owner.rawValue)), numberOf[Int(owner.rawValue)] < 0 else { continue }
            numberOf[Int(owner.rawValue)] = Int32(creators.count)
            creators.append(owner)
        }
        var posts = [[Int32]](repeating: [], count: creators.count)
        for (index, owner) in ownerOf.enumerated() {
            guard let owner, numberOf.indices.contains(Int(owner.rawValue)) else { continue }
            posts[Int(numberOf[Int(owner.rawValue)])].append(Int32(index))
        }
        for creator in posts.indices {
            posts[creator].sort { left, right in
                let (a, b) = (contents[Int(left)], contents[Int(right)])
                if a.postedAt != b.postedAt { return a.postedAt < b.postedAt }
                return a.id == b.id ? texts.precedes(a.platform, b.platform) : texts.precedes(a.id, b.id)
            }
        }
        self.ownerOf = ownerOf
        self.numberOf = numberOf
        self.creators = creators
        postsOf = posts
        daysOf = posts.map { $0.map { contents[Int($0)].postedAt.day.number } }
        let names = ContentNames(contents, texts: texts, workers: workers)
        self.names = names
        let listed = campaigns.map { campaign in campaign.content.flatMap { names.find($0, contents, texts) } }
        let members = Self.members(contents, texts: texts, campaigns: campaigns, marks: marks, listed: listed)
        campaignContent = members
        var campaignsOf: [Int32: [Int]] = [:]
        for (campaign, members) in members.enumerated() {
            for content in members { campaignsOf[Int32(content), default: []].append(campaign) }
        }
        self.campaignsOf = campaignsOf
        var groups: [CampaignPosts] = []
        var firstGroup: [Int32] = [0]
        for creator in posts.indices {
            groups += Self.campaignPosts(posts[creator], campaignsOf, contents, campaigns, settings)
            firstGroup.append(Int32(groups.count))
        }
        self.groups = groups
        self.firstGroup = firstGroup
    }

    /// The content that `hash`, the hash of a folded id, names.
    func contents(named hash: UInt64) -> [Int32] { names.contents(named: hash) }
    func contents(at address: String) -> [Int32] { names.contents(at: address) }

    func number(of party: PartyID) -> Int? {
        guard numberOf.indices.contains(Int(party.rawValue)), numberOf[Int(party.rawValue)] >= 0 else { return nil }
        return Int(numberOf[Int(party.rawValue)])
    }

    /// The creator's groups in ``groups``.
    func groups(of creator: Int) -> Range<Int> { Int(firstGroup[creator])..<Int(firstGroup[creator + 1]) }

    /// The number in ``groups`` of what the creator posted for the campaign, or nil where it posted nothing.
    func group(of creator: Int, in campaign: Int) -> Int? { groups(of: creator).first { groups[$0].campaign == campaign } }

    func posts(of creator: Int, in campaign: Int) -> CampaignPosts? { group(of: creator, in: campaign).map { groups[$0] } }

    /// What `text` (an id, `platform:id` or a URL) names.
    func find(_ text: String, _ texts: TextTable) -> [Int32] { names.find(text, contents, texts) }

    private static func members(
        _ contents: [Content], texts: TextTable, campaigns: [Campaign], marks: CampaignMarks, listed: [[Int32]]
    ) -> [[Int]] {
        var members = [[Int]](repeating: [], count: campaigns.count)
        var listedIn: [Int32: Set<Int>] = [:]
        for (campaign, contents) in listed.enumerated() { for content in contents { listedIn[content, default: []].insert(campaign) } }
        var reader = FoldedWords()
        for (index, content) in contents.enumerated() {
            let day = content.postedAt.day
            guard campaigns.contains(where: { $0.from <= day && day <= $0.to }) else { continue }
            var found = listedIn[Int32(index)] ?? []
            if !content.caption.isEmpty {
                texts.withBytes(of: content.caption) { reader.read($0) }
                marks.campaigns(inCaption: reader, into: &found)
            }
            if !content.hashtags.isEmpty {
                texts.withBytes(of: content.hashtags) { reader.read($0) }
                marks.campaigns(inHashtags: reader, into: &found)
            }
            for campaign in found where campaigns[campaign].from <= day && day <= campaigns[campaign].to { members[campaign].append(index) }
        }
        return members
    }

    private static func campaignPosts(
        _ posts: [Int32], _ campaignsOf: [Int32: [Int]], _ contents: [Content], _ campaigns: [Campaign],
        _ settings: PipelineConfiguration.LinkSettings
    ) -> [CampaignPosts] {
        var lists: [Int: [Int32]] = [:]
        for post in posts { for campaign in campaignsOf[post] ?? [] { lists[campaign, default: []].append(post) } }
        return lists.sorted { $0.key < $1.key }.map { campaign, posts in
            let days = posts.map { contents[Int($0)].postedAt.day.number }
            return CampaignPosts(
                campaign: campaign, posts: posts, days: days, coverage: coverage(days, campaigns[campaign], settings))
        }
    }

    private static func coverage(_ days: [Int32], _ campaign: Campaign, _ settings: PipelineConfiguration.LinkSettings) -> Double {
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
