/// Reviewers' verdicts that two nodes are not one party.
struct ConstraintSet: Sendable {
    var apart: [(left: Int, right: Int)] = []

    /// Whether the sets of two nodes may be joined.
    func allows(_ left: Int, _ right: Int, sets: inout UnionFind) -> Bool {
        if apart.isEmpty { return true }
        let a = sets.root(of: left)
        let b = sets.root(of: right)
        for pair in apart {
            let p = sets.root(of: pair.left)
            let q = sets.root(of: pair.right)
            if (p, q) == (a, b) || (p, q) == (b, a) { return false }
        }
        return true
    }
}
