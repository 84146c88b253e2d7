internal import PipelineModel

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
    /// Of those who share a key, so many are weighed against each other.
    private static let mostInGroup = 40
    /// What a full name's rarity can add at most: two people may bear even a rare one.
    static let mostNameBits = 16.0

    /// Joins, in `sets`, the handle nodes of one creator. Quadratic only within groups that share a key.
    func join(_ seeds: [CreatorSeed], forbidden: ConstraintSet, sets: inout UnionFind) {
        var keyed: [(key: SharedKey, seed: Int)] = []
        keyed.reserveCapacity(seeds.count * 4)
        for (index, seed) in seeds.enumerated() {
            for key in keys(of: seed) { keyed.append((key, index)) }
        }
        keyed.sort { ($0.key.kind, $0.key.value, $0.seed) < ($1.key.kind, $1.key.value, $1.seed) }
        let prior = -log2(Double(max(seeds.count, 8)))
        var edges: Set<Edge> = []
        var start = 0
        while start < keyed.count {
            var end = start + 1
            while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
            let members = end - start > 1 ? keyed[start..<end].prefix(Self.mostInGroup).map(\.seed) : []
            for (offset, left) in members.enumerated() {
                for right in members[(offset + 1)...] {
                    let bits = prior + weigh(seeds[left], seeds[right])
                    if bits > 0 { edges.insert(Edge(bits: Int(bits * 16), left: seeds[left].node, right: seeds[right].node)) }
                }
            }
            start = end
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

    /// What two handles may have in common, of four kinds. That two local names have one hash brings them together, and no more.
    private struct SharedKey: Equatable {
        var kind: UInt8
        var value: UInt64
    }

    private func keys(of seed: CreatorSeed) -> [SharedKey] {
        var keys = [SharedKey(kind: 0, value: Fingerprint.of(seed.localName).rawValue)]
        for (kind, numbers) in [(1, seed.accounts), (2, seed.legal), (3, seed.companies)] as [(UInt8, Set<Int>)] {
            for number in numbers { keys.append(SharedKey(kind: kind, value: UInt64(number))) }
        }
        return keys
    }

    private struct Edge: Hashable, Comparable {
        let bits: Int
        let left: Int
        let right: Int

        static func < (a: Edge, b: Edge) -> Bool { (b.bits, a.left, a.right) < (a.bits, b.left, b.right) }
    }
}
