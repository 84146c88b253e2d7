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
    /// Days to the nearest campaign post at all, where none is near.
    var distance: Int?
    /// The share of the campaign's days on which a payment would find a post near by chance.
    var coverage = 0.0

    init() {}

    init(creator: Int, campaign: Int, day: Day, content: ContentIndex, settings: PipelineConfiguration.LinkSettings) {
        let first = day.number - Int32(settings.daysBefore)
        let last = day.number + Int32(settings.daysAfter)
        let days = content.daysOf[creator]
        all = days.firstIndex(atLeast: last + 1) - days.firstIndex(atLeast: first)
        guard let posts = content.posts(of: creator, in: campaign) else { return }
        coverage = posts.coverage
        self.posts = true
        let start = posts.days.firstIndex(atLeast: first)
        let end = posts.days.firstIndex(atLeast: last + 1)
        near = end - start
        if near > 0 {
            // The next post from the payment on, or else the last before it.
            let next = posts.days.firstIndex(atLeast: day.number)
            gap = Int(posts.days[next < end ? next : end - 1] - day.number)
        } else {
            let before = start > 0 ? abs(Int(posts.days[start - 1] - day.number)) : Int.max
            let after = end < posts.days.count ? abs(Int(posts.days[end] - day.number)) : Int.max
            let nearest = min(before, after)
            if nearest < Int.max { distance = nearest }
        }
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
