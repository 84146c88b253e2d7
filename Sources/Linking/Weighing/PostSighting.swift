internal import PipelineModel

/// Which of a creator's posts lie near a payment.
struct PostSighting {
    /// The creator's campaign content in `daysBefore`…`daysAfter` of the payment.
    var near = 0
    /// All of the creator's content there, where some is the campaign's.
    var all = 0
    /// Whether the creator posted for the campaign at all.
    var posts = false
    /// Days from the payment to the nearest campaign post there; negative where it came before.
    var gap: Int?
    /// The share of the campaign's days on which a payment would find a post near by chance.
    var coverage = 0.0

    init() {}

    /// How much the creator posted at all in `daysBefore`…`daysAfter` of the payment.
    static func all(creator: Int, day: Day, content: ContentIndex, settings: PipelineConfiguration.LinkSettings) -> Int {
        let posts = content.posts(of: creator)
        return content.postDays.firstIndex(atLeast: day.number + Int32(settings.daysAfter) + 1, in: posts)
            - content.postDays.firstIndex(atLeast: day.number - Int32(settings.daysBefore), in: posts)
    }

    /// Looks among the creator's posts of the campaign, one of ``ContentIndex/groups``.
    mutating func look(_ group: Int, day: Day, content: ContentIndex, settings: PipelineConfiguration.LinkSettings) {
        coverage = content.groups[group].coverage
        posts = true
        let places = content.groups[group].places
        let start = content.groupDays.firstIndex(atLeast: day.number - Int32(settings.daysBefore), in: places)
        let end = content.groupDays.firstIndex(atLeast: day.number + Int32(settings.daysAfter) + 1, in: places)
        near = end - start
        guard near > 0 else { return }
        // The next post from the payment on, or else the last before it.
        let next = content.groupDays.firstIndex(atLeast: day.number, in: places)
        gap = Int(content.groupDays[next < end ? next : end - 1] - day.number)
    }
}

extension [Int32] {
    /// The first index of a sorted array whose value is not below `value`; the count where none is.
    func firstIndex(atLeast value: Int32) -> Int { firstIndex(atLeast: value, in: indices) }

    /// The same of one sorted range among others; its end where none is.
    func firstIndex(atLeast value: Int32, in range: Range<Int>) -> Int { range.partitioningIndex { self[$0] >= value } }
}
