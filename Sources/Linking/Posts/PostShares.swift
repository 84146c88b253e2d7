/// A number for each post and buyer of a group: one list, post after post.
struct PostShares {
    let posts: Int
    let buyers: Int
    private var values: [Double]

    init(posts: Int, buyers: Int) {
        self.posts = posts
        self.buyers = buyers
        values = Array(repeating: 0, count: posts * buyers)
    }

    subscript(post: Int, buyer: Int) -> Double {
        @inline(__always) get { values[post * buyers + buyer] }
        @inline(__always) _modify { yield &values[post * buyers + buyer] }
    }

    /// The buyer that most likely bought the post, the first of those that are as likely, and how likely; nil without buyers.
    func likeliest(_ post: Int) -> (buyer: Int, share: Double)? {
        guard buyers > 0 else { return nil }
        var best = 0
        for buyer in 1..<max(1, buyers) where self[post, buyer] > self[post, best] { best = buyer }
        return (best, self[post, best])
    }
}
