internal import PipelineModel

/// The run's content by creator, by campaign and by what references call it.
///
/// Lists of lists are one flat list and where each starts: there are tens of thousands of short ones, read over and over.
final class ContentIndex: Sendable {
    /// A creator's content of one campaign.
    struct CampaignPosts {
        var campaign: Int
        /// Where its posts stand in ``ContentIndex/groupPosts`` and their days in ``ContentIndex/groupDays``.
        var places: Range<Int>
        /// The share of the campaign's days on which a payment would find one of these posts near by chance.
        var coverage: Double
    }

    let contents: [Content]
    let ownerOf: [PartyID?]
    /// Per party its number among the creators, or -1.
    let numberOf: [Int32]
    let creators: [PartyID]
    /// Per creator the days of all of its posts, in time order; creator after creator.
    let postDays: [Int32]
    /// Where a creator's days start; one more than there are creators.
    private let firstPost: [Int32]
    /// Per creator its content of each campaign, campaigns ascending; creator after creator.
    let groups: [CampaignPosts]
    /// Indices of content, in time order, and their days; group after group.
    let groupPosts: [Int32]
    let groupDays: [Int32]
    /// Where a creator's groups start; one more than there are creators.
    private let firstGroup: [Int32]
    let campaignContent: [[Int]]
    /// The campaigns that contents belong to, ascending, content after content, and where each content's start.
    private let campaignNumbers: [Int]
    private let firstCampaign: [Int32]
    private let names: ContentNames

    /// Contents read by one core before it takes more.
    private static let partSize = 16_384

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
        self.ownerOf = ownerOf
        self.numberOf = numberOf
        self.creators = creators
        let names = ContentNames(contents, texts: texts, workers: workers)
        self.names = names
        let listed = campaigns.map { campaign in campaign.content.flatMap { names.find($0, contents, texts) } }
        (campaignNumbers, firstCampaign) = Self.campaigns(
            contents, texts: texts, campaigns: campaigns, marks: marks, listed: listed, workers: workers)
        var members = [[Int]](repeating: [], count: campaigns.count)
        for content in contents.indices {
            for place in Int(firstCampaign[content])..<Int(firstCampaign[content + 1]) { members[campaignNumbers[place]].append(content) }
        }
        campaignContent = members

        let (posts, firstPost) = Self.posts(contents, ownerOf, numberOf, creators: creators.count, texts)
        self.firstPost = firstPost
        postDays = posts.map { contents[Int($0)].postedAt.day.number }
        var groups: [CampaignPosts] = []
        var firstGroup: [Int32] = [0]
        var groupPosts: [Int32] = []
        var pairs: [(campaign: Int, post: Int32)] = []
        for creator in creators.indices {
            pairs.removeAll(keepingCapacity: true)
            for place in Int(firstPost[creator])..<Int(firstPost[creator + 1]) {
                let content = Int(posts[place])
                for number in Int(firstCampaign[content])..<Int(firstCampaign[content + 1]) {
                    pairs.append((campaignNumbers[number], Int32(place)))
                }
            }
            pairs.sort { ($0.campaign, $0.post) < ($1.campaign, $1.post) }
            for pair in pairs {
                let end = groupPosts.count
                if groups.count == firstGroup[creator] || groups[groups.count - 1].campaign != pair.campaign {
                    groups.append(CampaignPosts(campaign: pair.campaign, places: end..<end, coverage: 0))
                }
                groups[groups.count - 1].places = groups[groups.count - 1].places.lowerBound..<end + 1
                groupPosts.append(posts[Int(pair.post)])
            }
            firstGroup.append(Int32(groups.count))
        }
        let groupDays = groupPosts.map { contents[Int($0)].postedAt.day.number }
        for group in groups.indices {
            groups[group].coverage = Self.coverage(groupDays[groups[group].places], campaigns[groups[group].campaign], settings)
        }
        self.groups = groups
        self.firstGroup = firstGroup
        self.groupPosts = groupPosts
        self.groupDays = groupDays
    }

    /// The content that `hash`, the hash of a folded id, names.
    func contents(named hash: UInt64) -> [Int32] { names.contents(named: hash) }
    func contents(at hash: UInt64) -> [Int32] { names.contents(at: hash) }

    func number(of party: PartyID) -> Int? {
        let index = Int(party.rawValue)
        return index < numberOf.count && numberOf[index] >= 0 ? Int(numberOf[index]) : nil
    }

    /// The places of the creator's posts in ``postDays``.
    func posts(of creator: Int) -> Range<Int> { Int(firstPost[creator])..<Int(firstPost[creator + 1]) }

    /// The creator's groups in ``groups``.
    func groups(of creator: Int) -> Range<Int> { Int(firstGroup[creator])..<Int(firstGroup[creator + 1]) }

    /// The number in ``groups`` of what the creator posted for the campaign, or nil where it posted nothing.
    func group(of creator: Int, in campaign: Int) -> Int? { groups(of: creator).first { groups[$0].campaign == campaign } }

    /// The campaigns that the content belongs to, ascending.
    func campaigns(of content: Int32) -> ArraySlice<Int> {
        campaignNumbers[Int(firstCampaign[Int(content)])..<Int(firstCampaign[Int(content) + 1])]
    }

    /// What `text` (an id, `platform:id` or a URL) names.
    func find(_ text: String, _ texts: TextTable) -> [Int32] { names.find(text, contents, texts) }

    /// Per creator its posts in time order, creator after creator, and where each creator's start.
    private static func posts(
        _ contents: [Content], _ ownerOf: [PartyID?], _ numberOf: [Int32], creators: Int, _ texts: TextTable
    ) -> (posts: [Int32], first: [Int32]) {
        let creatorOf = ownerOf.map { owner -> Int32 in
            guard let owner, numberOf.indices.contains(Int(owner.rawValue)) else { return -1 }
            return numberOf[Int(owner.rawValue)]
        }
        var first = [Int32](repeating: 0, count: creators + 1)
        for creator in creatorOf where creator >= 0 { first[Int(creator) + 1] += 1 }
        for creator in 0..<creators { first[creator + 1] += first[creator] }
        var posts = [Int32](repeating: 0, count: Int(first[creators]))
        var next = first
        for (content, creator) in creatorOf.enumerated() where creator >= 0 {
            posts[Int(next[Int(creator)])] = Int32(content)
            next[Int(creator)] += 1
        }
        for creator in 0..<creators {
            posts[Int(first[creator])..<Int(first[creator + 1])].sort { left, right in
                let (a, b) = (Int(left), Int(right))
                if contents[a].postedAt != contents[b].postedAt { return contents[a].postedAt < contents[b].postedAt }
                return contents[a].id == contents[b].id
                    ? texts.precedes(contents[a].platform, contents[b].platform) : texts.precedes(contents[a].id, contents[b].id)
            }
        }
        return (posts, first)
    }

    /// The campaigns of all contents, ascending, content after content, and where each content's start.
    private static func campaigns(
        _ contents: [Content], texts: TextTable, campaigns: [Campaign], marks: CampaignMarks, listed: [[Int32]], workers: Workers
    ) -> (numbers: [Int], first: [Int32]) {
        var listedIn: [Int32: [Int]] = [:]
        for (campaign, contents) in listed.enumerated() { for content in contents { listedIn[content, default: []].append(campaign) } }
        let ranges = Workers.parts(of: contents.indices, size: partSize)
        let listings = listedIn
        let parts = workers.map(ranges.count) { part -> (numbers: [Int], counts: [Int32]) in
            var reader = FoldedWords()
            var numbers: [Int] = []
            var counts: [Int32] = []
            var found: [Int] = []
            for index in ranges[part] {
                let before = numbers.count
                let day = contents[index].postedAt.day
                if campaigns.contains(where: { $0.from <= day && day <= $0.to }) {
                    found.removeAll(keepingCapacity: true)
                    if let listed = listings[Int32(index)] { found += listed }
                    if !contents[index].caption.isEmpty {
                        texts.withBytes(of: contents[index].caption) { reader.read($0) }
                        marks.campaigns(inCaption: reader, into: &found)
                    }
                    if !contents[index].hashtags.isEmpty {
                        texts.withBytes(of: contents[index].hashtags) { reader.read($0) }
                        marks.campaigns(inHashtags: reader, into: &found)
                    }
                    found.sort()
                    for campaign in found where campaigns[campaign].from <= day && day <= campaigns[campaign].to {
                        if numbers.count == before || numbers[numbers.count - 1] != campaign { numbers.append(campaign) }
                    }
                }
                counts.append(Int32(numbers.count - before))
            }
            return (numbers, counts)
        }
        var first: [Int32] = [0]
        first.reserveCapacity(contents.count + 1)
        for part in parts { for count in part.counts { first.append(first[first.count - 1] + count) } }
        return (parts.flatMap(\.numbers), first)
    }

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
