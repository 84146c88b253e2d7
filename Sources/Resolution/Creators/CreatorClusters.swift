/// The creators as they form, by the root of their handles.
struct CreatorClusters {
    let ties: CreatorTies
    let forbidden: ConstraintSet
    private(set) var sets: UnionFind
    private var profiles: [Int: CreatorProfile] = [:]

    init(ties: CreatorTies, forbidden: ConstraintSet, sets: UnionFind) {
        self.ties = ties
        self.forbidden = forbidden
        self.sets = sets
    }

    mutating func add(_ seed: CreatorSeed) {
        let root = sets.root(of: seed.node)
        let profile = CreatorProfile(seed)
        if profiles[root]?.add(profile) == nil { profiles[root] = profile }
    }

    /// What ties creators, the strongest first.
    mutating func edges(_ pairs: [(left: Int, right: Int)]) -> [CreatorEdge] {
        var edges: [CreatorEdge] = []
        var seen: Set<[Int]> = []
        for pair in pairs {
            let (a, b) = (sets.root(of: pair.left), sets.root(of: pair.right))
            guard a != b, seen.insert([min(a, b), max(a, b)]).inserted, let left = profiles[a], let right = profiles[b] else { continue }
            let weight = ties.weigh(left, right)
            guard weight.bits > 0, forbidden.allows(a, b, sets: &sets) else { continue }
            let bindsAccounts = !left.accounts.isDisjoint(with: right.accounts)
            edges.append(CreatorEdge(left: min(a, b), right: max(a, b), bits: weight.bits, bindsAccounts: bindsAccounts))
        }
        return edges.sorted { ($1.bits, $0.left, $0.right) < ($0.bits, $1.left, $1.right) }
    }

    /// Whether two of those who fit about as well cannot be one.
    mutating func isAmbiguous(_ edge: CreatorEdge, _ rivals: CreatorRivals) -> Bool {
        let company = rivals.company(of: edge)
        for (index, a) in company.enumerated() {
            for b in company[(index + 1)...] {
                guard let left = profiles[a], let right = profiles[b] else { continue }
                if ties.weigh(left, right).isAgainst || !forbidden.allows(a, b, sets: &sets) { return true }
            }
        }
        return false
    }

    /// Joins two creators unless what either has become speaks against it.
    mutating func join(_ edge: CreatorEdge) {
        let (a, b) = (sets.root(of: edge.left), sets.root(of: edge.right))
        guard a != b, let left = profiles[a], let right = profiles[b], ties.weigh(left, right).bits > 0,
            forbidden.allows(a, b, sets: &sets)
        else { return }
        sets.join(a, b)
        profiles[max(a, b)] = nil
        profiles[min(a, b)] = left
        profiles[min(a, b)]?.add(right)
    }
}
