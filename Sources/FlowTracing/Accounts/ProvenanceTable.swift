/// Where money comes from: its origin and the intermediaries that it passed, each way kept once, as a tree with a root per origin.
struct ProvenanceTable {
    struct Node {
        /// -1 at a root.
        var parent: Int32
        /// The origin at a root, else the last intermediary; -1 in the buckets.
        var party: Int32
        /// Intermediaries down to this node.
        var depth: Int32
        var origin: Int32
    }

    /// All money whose origin is no longer told apart.
    static let manyOrigins: Int32 = 0

    private(set) var nodes: [Node] = [Node(parent: -1, party: -1, depth: 0, origin: -1)]
    private var known: [UInt64: Int32] = [:]
    /// Longer ways go into their origin's bucket of other paths.
    let maximumDepth: Int32

    init(maximumDepth: Int32) { self.maximumDepth = maximumDepth }

    /// Money of this party's own.
    mutating func origin(_ party: Int32) -> Int32 {
        node(under: -1, party: party) { Node(parent: -1, party: party, depth: 0, origin: party) }
    }

    /// The same money after this party passed it on.
    mutating func extended(_ provenance: Int32, via party: Int32) -> Int32 {
        let parent = nodes[Int(provenance)]
        if isBucket(provenance) { return provenance }
        if parent.depth >= maximumDepth { return otherPaths(of: provenance) }
        return node(under: provenance, party: party) {
            Node(parent: provenance, party: party, depth: parent.depth + 1, origin: parent.origin)
        }
    }

    /// The bucket for those ways of an origin's money that are not told apart.
    mutating func otherPaths(of provenance: Int32) -> Int32 {
        let origin = nodes[Int(provenance)].origin
        if origin < 0 { return Self.manyOrigins }
        return node(under: -2, party: origin) { Node(parent: -1, party: -1, depth: 0, origin: origin) }
    }

    func isBucket(_ provenance: Int32) -> Bool { nodes[Int(provenance)].party < 0 }

    func origin(of provenance: Int32) -> Int32? {
        let origin = nodes[Int(provenance)].origin
        return origin < 0 ? nil : origin
    }

    /// The intermediaries from the origin on; empty in a bucket.
    func path(of provenance: Int32) -> [Int32] {
        var path: [Int32] = []
        var node = nodes[Int(provenance)]
        while node.parent >= 0 {
            path.append(node.party)
            node = nodes[Int(node.parent)]
        }
        return path.reversed()
    }

    private mutating func node(under parent: Int32, party: Int32, _ make: () -> Node) -> Int32 {
        let key = UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(UInt32(bitPattern: party))
        if let found = known[key] { return found }
        let index = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(make())
        known[key] = index
        return index
    }
}

extension ProvenanceTable {
    /// At most `limit` parts with the same total: the largest stay, the others go into their origin's other paths and, where the origins
    /// themselves are too many, into one bucket. The order is kept; of equal amounts the earlier stays.
    mutating func compacted(_ parts: [Part], to limit: Int) -> [Part] {
        guard parts.count > limit else { return parts }
        let byOrigin = merging(parts, keeping: limit / 2) { otherPaths(of: $0) }
        // Room is left, so that not every deposit leads here again.
        guard byOrigin.count > limit * 3 / 4 else { return byOrigin }
        return merging(byOrigin, keeping: limit / 2) { _ in Self.manyOrigins }
    }

    private func merging(_ parts: [Part], keeping count: Int, into bucket: (Int32) -> Int32) -> [Part] {
        let bySize = parts.indices.sorted { parts[$0].amount == parts[$1].amount ? $0 < $1 : parts[$0].amount > parts[$1].amount }
        var kept = Array(repeating: false, count: parts.count)
        for index in bySize.prefix(count) { kept[index] = true }
        var places: [Int32: Int] = [:]
        var result: [Part] = []
        for (index, part) in parts.enumerated() {
            let provenance = kept[index] ? part.provenance : bucket(part.provenance)
            if kept[index], !isBucket(provenance) {
                result.append(part)
            } else if let place = places[provenance] {
                result[place].amount += part.amount
            } else {
                places[provenance] = result.count
                result.append(Part(provenance: provenance, amount: part.amount))
            }
        }
        return result
    }
}
