/// Disjoint sets whose root is always the smallest member.
struct UnionFind: Sendable {
    private var parents: [Int32]

    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    mutating func root(of member: Int) -> Int {
        var member = Int32(member)
        while parents[Int(member)] != member {
            parents[Int(member)] = parents[Int(parents[Int(member)])]
            member = parents[Int(member)]
        }
        return Int(member)
    }

    mutating func join(_ left: Int, _ right: Int) {
        let a = root(of: left)
        let b = root(of: right)
        if a != b { parents[max(a, b)] = Int32(min(a, b)) }
    }
}
