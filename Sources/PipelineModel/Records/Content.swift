/// A post, video or story.
public struct Content: Sendable {
    public var place: Place
    public var platform: TextID
    /// The platform's id, as written.
    public var id: TextID
    public var url: TextID
    /// `platform:name`, canonical.
    public var handle: TextID
    public var postedAt: Moment
    public var caption: TextID
    /// Hashtags as the source lists them, beside those in the caption.
    public var hashtags: TextID
    public var views: Int64?
    /// The platform's disclosure label, as written.
    public var label: TextID

    public init(
        place: Place, platform: TextID, id: TextID, url: TextID = .empty, handle: TextID, postedAt: Moment, caption: TextID = .empty,
        hashtags: TextID = .empty, views: Int64? = nil, label: TextID = .empty
    ) {
        self.place = place
        self.platform = platform
        self.id = id
        self.url = url
        self.handle = handle
        self.postedAt = postedAt
        self.caption = caption
        self.hashtags = hashtags
        self.views = views
        self.label = label
    }
}
