internal import PipelineModel

/// The campaigns and posts of all links in flat arrays: rules walk along all links, whose own lists lie far apart.
final class LinkShares: Sendable {
    struct Share {
        var campaign: Int32
        /// Whether it is probable at least.
        var isProbable: Bool
        /// Where its posts stand.
        var posts: Range<Int32>
    }

    struct Post {
        /// The content's index.
        var content: Int32
        /// Whether it is probable at least.
        var isProbable: Bool
    }

    /// Per link where its shares end; each link's begin where those before it end.
    private let ends: [Int32]
    private let shares: [Share]
    private let posts: [Post]

    init(_ links: [PaymentLink]) {
        var ends: [Int32] = []
        var shares: [Share] = []
        var posts: [Post] = []
        ends.reserveCapacity(links.count)
        for index in links.indices {
            let campaigns = links[index].campaigns
            for place in campaigns.indices {
                let start = Int32(posts.count)
                let bought = campaigns[place].posts
                for post in bought.indices {
                    posts.append(Post(content: Int32(bought[post].content), isProbable: bought[post].grade >= .probable))
                }
                shares.append(
                    Share(
                        campaign: Int32(campaigns[place].campaign), isProbable: campaigns[place].grade >= .probable,
                        posts: start..<Int32(posts.count)))
            }
            ends.append(Int32(shares.count))
        }
        self.ends = ends
        self.shares = shares
        self.posts = posts
    }

    /// Where a link's shares stand.
    func places(of link: Int) -> Range<Int> { (link == 0 ? 0 : Int(ends[link - 1]))..<Int(ends[link]) }

    subscript(place: Int) -> Share { shares[place] }

    /// Calls `body` for each post of a share that is probable at least.
    @inline(__always)
    func forEachProbablePost(of share: Share, _ body: (Int) -> Void) {
        for place in share.posts where posts[Int(place)].isProbable { body(Int(posts[Int(place)].content)) }
    }

    /// Whether `isWanted` holds for a post of the share that is probable at least.
    @inline(__always)
    func hasProbablePost(_ share: Share, where isWanted: (Int) -> Bool) -> Bool {
        share.posts.contains { posts[Int($0)].isProbable && isWanted(Int(posts[Int($0)].content)) }
    }

    /// The content of a post at a place of ``Share/posts``.
    func content(at place: Int32) -> Int { Int(posts[Int(place)].content) }
}
