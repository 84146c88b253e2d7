/// A line of `links.csv`: one post that a payment bought, with its part of the payment's reporting amount.
public struct LinkLine: Sendable {
    /// Indices into the findings' links, the link's campaigns and the campaign's posts.
    public var link: Int
    public var share: Int
    public var post: Int
    /// In the first reporting currency; nil where there is no rate.
    public var allocated: ExactDecimal?

    public init(link: Int, share: Int, post: Int, allocated: ExactDecimal?) {
        self.link = link
        self.share = share
        self.post = post
        self.allocated = allocated
    }
}
