/// The distinct mentions of a run, each with a number.
public struct MentionTable: Sendable {
    public private(set) var mentions: [Mention] = []
    private var numbers: [Mention: MentionID] = [:]

    public init() {}

    public mutating func intern(_ mention: Mention) -> MentionID {
        if let known = numbers[mention] { return known }
        let id = MentionID(rawValue: UInt32(mentions.count))
        mentions.append(mention)
        numbers[mention] = id
        return id
    }

    public var count: Int { mentions.count }
    public subscript(id: MentionID) -> Mention { mentions[Int(id.rawValue)] }
}
