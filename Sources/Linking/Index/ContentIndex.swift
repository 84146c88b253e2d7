internal import PipelineModel

/// The run's content by creator, by campaign and by what references call it.
final class ContentIndex {
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
    private(set) var numberOf: [Int32]
    private(set) var creators: [PartyID] = []
    /// Per creator all of its posts in time order, with their days.
    private(set) var postsOf: [[Int32]] = []
    private(set) var daysOf: [[Int32]] = []
    /// Per creator its content of each campaign, campaigns ascending.
    private(set) var campaignPostsOf: [[CampaignPosts]] = []
    let campaignContent: [[Int]]
    /// Per content the campaigns it belongs to; content of none is not listed.
    let campaignsOf: [Int32: [Int]]
    private var byName: [UInt64: [Int32]] = [:]
    private var byAddress: [String: [Int32]] = [:]

    init(
        _ contents: [Content], parties: PartyTable, texts: TextTable, campaigns: [Campaign], marks: CampaignMarks,
        settings: PipelineConfiguration.LinkSettings
    ) {
        self.contents = contents
        ownerOf = contents.map { parties.owners[$0.handle] }
        numberOf = Array(repeating: -1, count: parties.parties.count)
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
        postsOf = posts
        daysOf = posts.map { $0.map { contents[Int($0)].postedAt.day.number } }
        var reader = FoldedWords()
        for (index, content) in contents.enumerated() {
            if !content.id.isEmpty {
                byName[texts.withBytes(of: content.id) { Self.nameHash($0, &reader) }, default: []].append(Int32(index))
            }
            if !content.url.isEmpty, let key = WebAddress.key(texts[content.url]) { byAddress[key, default: []].append(Int32(index)) }
        }
        var listed: [[Int32]] = []
        for campaign in campaigns {
            var found: [Int32] = []
            for named in campaign.content { found += Self.find(named, byName: byName, byAddress: byAddress, contents, texts, &reader) }
            listed.append(found)
        }
        let members = Self.members(contents, texts: texts, campaigns: campaigns, marks: marks, listed: listed)
        campaignContent = members
        var campaignsOf: [Int32: [Int]] = [:]
        for (campaign, members) in members.enumerated() {
            for content in members { campaignsOf[Int32(content), default: []].append(campaign) }
        }
        self.campaignsOf = campaignsOf
        campaignPostsOf = posts.map { Self.campaignPosts($0, campaignsOf, contents, campaigns, settings) }
    }

    /// The content that `hash`, the hash of a folded id, names.
    func contents(named hash: UInt64) -> [Int32] { byName[hash] ?? [] }
    func contents(at address: some StringProtocol) -> [Int32] { WebAddress.key(address).flatMap { byAddress[$0] } ?? [] }

    func number(of party: PartyID) -> Int? {
        guard numberOf.indices.contains(Int(party.rawValue)), numberOf[Int(party.rawValue)] >= 0 else { return nil }
        return Int(numberOf[Int(party.rawValue)])
    }

    func posts(of creator: Int, in campaign: Int) -> CampaignPosts? { campaignPostsOf[creator].first { $0.campaign == campaign } }

    /// What `text` (an id, `platform:id` or a URL) names.
    func find(_ text: String, _ texts: TextTable) -> [Int32] {
        var reader = FoldedWords()
        return Self.find(text, byName: byName, byAddress: byAddress, contents, texts, &reader)
    }

    private static func find(
        _ text: String, byName: [UInt64: [Int32]], byAddress: [String: [Int32]], _ contents: [Content], _ texts: TextTable,
        _ reader: inout FoldedWords
    ) -> [Int32] {
        if let found = byName[FoldedWords.hash(ofWhole: text, with: &reader)] { return found }
        if let key = WebAddress.key(text) {
            if let found = byAddress[key] { return found }
            // The id as the last part of the address.
            let id = key.split(whereSeparator: { $0 == "/" || $0 == "=" }).last.map(String.init) ?? ""
            return byName[FoldedWords.hash(ofWhole: id, with: &reader)] ?? []
        }
        guard let colon = text.firstIndex(of: ":") else { return [] }
        let platform = text[..<colon].lowercased()
        return (byName[FoldedWords.hash(ofWhole: String(text[text.index(after: colon)...]), with: &reader)] ?? [])
            .filter { texts[contents[Int($0)].platform].lowercased() == platform }
    }

    private static func nameHash(_ bytes: UnsafeBufferPointer<UInt8>, _ reader: inout FoldedWords) -> UInt64 {
        reader.read(bytes)
        return reader.hash(of: 0..<reader.bytes.count)
    }

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
