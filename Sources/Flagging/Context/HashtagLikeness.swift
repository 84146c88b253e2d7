/// Whether one hashtag may be another, changed.
enum HashtagLikeness {
    /// Up to `distance` letters off; or most of the longer one, at least six letters at the beginning and 60 per cent in all, stands at
    /// the beginning and the end of both, as where one word of several was put in another's place.
    static func isNear(_ left: String, _ right: String, distance: Int) -> Bool {
        guard left != right, left.utf8.count > 3, right.utf8.count > 3 else { return false }
        let (short, long) = left.utf8.count <= right.utf8.count ? (Array(left), Array(right)) : (Array(right), Array(left))
        if Folding.distance(left, right, limit: min(distance, long.count / 4)) != nil { return true }
        let prefix = zip(short, long).prefix { $0 == $1 }.count
        let suffix = zip(short.reversed(), long.reversed()).prefix(short.count - prefix).prefix { $0 == $1 }.count
        return prefix >= 6 && (prefix + suffix) * 10 >= long.count * 6 && prefix + suffix < short.count
    }
}
