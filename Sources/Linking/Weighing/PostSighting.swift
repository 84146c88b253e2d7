internal import PipelineModel

/// Which of a creator's posts lie near a payment.
struct PostSighting {
    /// The creator's campaign content in `daysBefore`…`daysAfter` of the payment.
    var near = 0
    /// All of the creator's content there.
    var all = 0
    /// Whether the creator posted for the campaign at all.
    var posts = false
    /// Days from the payment to the nearest campaign post there; negative where it came before.
    var gap: Int?
    /// The share of the campaign's days on which a payment would find a post near by chance.
    var coverage = 0.0

    init() {}

    init(creator: Int, campaign: Int, day: Day, content: ContentIndex, settings: PipelineConfiguration.LinkSettings) {
        all = Self.all(creator: creator, day: day, content: content, settings: settings)
        if let group = content.group(of: creator, in: campaign) { look(content.groups[group], day: day, settings: settings) }
    }

    /// How much the creator posted at all in `daysBefore`…`daysAfter` of the payment.
    static func all(creator: Int, day: Day, content: ContentIndex, settings: PipelineConfiguration.LinkSettings) -> Int {
        let days = content.daysOf[creator]
        return days.firstIndex(atLeast: day.number + Int32(settings.daysAfter) + 1)
            - days.firstIndex(atLeast: day.number - Int32(settings.daysBefore))
    }

    /// Looks among the creator's posts of the campaign.
    mutating func look(_ posts: ContentIndex.CampaignPosts, day: Day, settings: PipelineConfiguration.LinkSettings) {
        coverage = posts.coverage
        self.posts = true
        let start = posts.days.firstIndex(atLeast: day.number - Int32(settings.daysBefore))
        let end = posts.days.firstIndex(atLeast: day.number + Int32(settings.daysAfter) + 1)
        near = end - start
        guard near > 0 else { return }
        // The next post from the payment on, or else the last before it.
        let next = posts.days.firstIndex(atLeast: day.number)
        gap = Int(posts.days[next < end ? next : end - 1] - day.number)
    }
}

extension [Int32] {
    /// The first index of a sorted array whose value is not below `value`; the count where none is.
    func firstIndex(atLeast value: Int32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
