#if canImport(Glibc)
    internal import Glibc
#endif

/// Decides which handles of the account lists are one creator.
///
/// The same legal name alone is not enough where it is a common one: a namesake is not a match. Ties that bind (bank account, company, the same name
/// on both platforms) and those that speak against (other account, same platform, other legal name) are weighed against each other.
struct CreatorMerging {
    let scorer: NameScorer
    let folds: FoldTable

    static let sameAccount = 14.0
    static let sameCompany = 9.0
    static let sameLocalName = 8.0
    static let sameDisplayName = 4.0
    static let otherAccount = -7.0
    static let otherLegalName = -16.0
    static let otherCompany = -2.0
    static let samePlatform = -5.0
    /// What a full name's rarity can add at most: two people may bear even a rare one.
    static let mostNameBits = 16.0

    /// Joins, in `sets`, the handle nodes of one creator. Quadratic only within groups that share a key.
    func join(_ seeds: [CreatorSeed], forbidden: ConstraintSet, sets: inout UnionFind) {
        var groups: [SharedKey: [Int]] = [:]
        for (index, seed) in seeds.enumerated() {
            for key in keys(of: seed) { groups[key, default: []].append(index) }
        }
        let prior = -log2(Double(max(seeds.count, 8)))
        var edges: Set<Edge> = []
        for (_, members) in groups where members.count > 1 {
            for (offset, left) in members.prefix(40).enumerated() {
                for right in members.prefix(40).dropFirst(offset + 1) {
                    let bits = prior + weigh(seeds[left], seeds[right])
                    if bits > 0 { edges.insert(Edge(bits: Int(bits * 16), left: seeds[left].node, right: seeds[right].node)) }
                }
            }
        }
        for edge in edges.sorted() where forbidden.allows(edge.left, edge.right, sets: &sets) {
            sets.join(edge.left, edge.right)
        }
    }

    func weigh(_ left: CreatorSeed, _ right: CreatorSeed) -> Double {
        var bits = 0.0
        let namesAgree = !left.legal.isDisjoint(with: right.legal)
        let namesConflict = !namesAgree && !left.legal.isEmpty && !right.legal.isEmpty && !alike(left.legal, right.legal)
        if namesAgree {
            bits += min(Self.mostNameBits, left.legal.intersection(right.legal).map(nameBits).max() ?? 0)
        } else if namesConflict {
            bits += Self.otherLegalName
        }
        if !left.accounts.isDisjoint(with: right.accounts) {
            bits += Self.sameAccount
        } else if !left.accounts.isEmpty && !right.accounts.isEmpty {
            bits += Self.otherAccount
        }
        if !left.companies.isDisjoint(with: right.companies) {
            bits += Self.sameCompany
        } else if !left.companies.isEmpty && !right.companies.isEmpty {
            bits += Self.otherCompany
        }
        if left.localName == right.localName { bits += Self.sameLocalName }
        if !left.display.isDisjoint(with: right.display), left.display != left.legal { bits += Self.sameDisplayName }
        if left.platform == right.platform { bits += Self.samePlatform }
        return bits
    }

    private func nameBits(_ fold: Int) -> Double {
        folds.names[fold].tokens.reduce(0) { $0 + scorer.bits(of: $1) }
    }

    /// Spellings of one name, by a slip, an initial or a left-out middle name.
    private func alike(_ left: Set<Int>, _ right: Set<Int>) -> Bool {
        var scorer = scorer
        return left.contains { a in right.contains { b in scorer.score(folds.names[a], folds.names[b], table: folds.table) > 6 } }
    }

    private enum SharedKey: Hashable {
        case account(Int)
        case legal(Int)
        case company(Int)
        case localName(String)
    }

    private func keys(of seed: CreatorSeed) -> [SharedKey] {
        seed.accounts.map { .account($0) } + seed.legal.map { .legal($0) } + seed.companies.map { .company($0) } + [
            .localName(seed.localName)
        ]
    }

    private struct Edge: Hashable, Comparable {
        let bits: Int
        let left: Int
        let right: Int

        static func < (a: Edge, b: Edge) -> Bool { (b.bits, a.left, a.right) < (a.bits, b.left, b.right) }
    }
}
