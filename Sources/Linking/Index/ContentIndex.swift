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
    private let posts: IndexLists
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

    /// Contents read by one core before it takes more, and creators likewise.
    private static let (partSize, creatorsOfPart) = (16_384, 2048)

    init(
        _ contents: [Content], parties: PartyTable, texts: TextTable, campaigns: [Campaign], marks: CampaignMarks,
        settings: PipelineConfiguration.LinkSettings, workers: Workers
    ) {
        self.contents = contents
        let names = ContentNames(contents, texts: texts, workers: workers)
        self.names = names
        let listed = campaigns.map { campaign in campaign.content.flatMap { names.find($0, contents, texts) } }
        let ((campaignNumbers, firstCampaign), owners) = workers.together(
            { Self.campaigns(contents, texts: texts, campaigns: campaigns, marks: marks, listed: listed, workers: workers) },
            { ContentOwners(contents, parties, texts) })
        (self.campaignNumbers, self.firstCampaign) = (campaignNumbers, firstCampaign)
        (ownerOf, numberOf, creators, posts) = (owners.ownerOf, owners.numberOf, owners.creators, owners.posts)
        var members = [[Int]](repeating: [], count: campaigns.count)
        for content in contents.indices {
            for place in Int(firstCampaign[content])..<Int(firstCampaign[content + 1]) { members[campaignNumbers[place]].append(content) }
        }
        campaignContent = members
        postDays = owners.posts.items.map { contents[Int($0)].postedAt.day.number }

        let ranges = Workers.parts(of: owners.creators.indices, size: Self.creatorsOfPart)
        let parts = workers.map(ranges.count) { part in
            CampaignGroups(of: ranges[part], owners, contents, campaignNumbers, firstCampaign, campaigns, settings)
        }
        groupPosts = parts.flatMap(\.posts)
        groupDays = parts.flatMap(\.days)
        var groups: [CampaignPosts] = []
        var firstGroup: [Int32] = [0]
        var before = 0
        for part in parts {
            for var group in part.groups {
                group.places = group.places.lowerBound + before..<group.places.upperBound + before
                groups.append(group)
            }
            for count in part.counts { firstGroup.append(firstGroup[firstGroup.count - 1] + count) }
            before += part.posts.count
        }
        self.groups = groups
        self.firstGroup = firstGroup
    }

    /// The content that `hash`, the hash of a folded id, names.
    func contents(named hash: UInt64) -> [Int32] { names.contents(named: hash) }
    func contents(at hash: UInt64) -> [Int32] { names.contents(at: hash) }

    func number(of party: PartyID) -> Int? {
        let index = Int(party.rawValue)
        return index < numberOf.count && numberOf[index] >= 0 ? Int(numberOf[index]) : nil
    }

    /// The places of the creator's posts in ``postDays``.
    func posts(of creator: Int) -> Range<Int> { posts.places(of: creator) }

    /// The creator's groups in ``groups``.
    func groups(of creator: Int) -> Range<Int> { Int(firstGroup[creator])..<Int(firstGroup[creator + 1]) }

    /// Reads what is read first of these creators' posts for campaigns; see ``ReferenceTable/touch(_:_:)``.
    ///
    /// - Parameter creators: Their numbers; -1 for who is none.
    @inline(never)
    @discardableResult
    func touch(_ creators: UnsafeMutableBufferPointer<Int32>) -> Int {
        var sum = 0
        for creator in creators where creator >= 0 { sum &+= Int(firstGroup[Int(creator)]) }
        for creator in creators where creator >= 0 {
            let first = Int(firstGroup[Int(creator)])
            if first < groups.count { sum &+= groups[first].campaign }
        }
        for creator in creators where creator >= 0 {
            let first = Int(firstGroup[Int(creator)])
            if first < groups.count, groups[first].places.lowerBound < groupDays.count {
                sum &+= Int(groupDays[groups[first].places.lowerBound])
            }
        }
        return sum
    }

    /// The number in ``groups`` of what the creator posted for the campaign, or nil where it posted nothing.
    func group(of creator: Int, in campaign: Int) -> Int? { groups(of: creator).first { groups[$0].campaign == campaign } }

    /// The campaigns that the content belongs to, ascending.
    func campaigns(of content: Int32) -> ArraySlice<Int> {
        campaignNumbers[Int(firstCampaign[Int(content)])..<Int(firstCampaign[Int(content) + 1])]
    }

    /// What `text` (an id, `platform:id` or a URL) names.
    func find(_ text: String, _ texts: TextTable) -> [Int32] { names.find(text, contents, texts) }

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
}
