/// Where money comes from: its origin and the intermediaries that it passed, each way kept once, as a tree with a root per origin.
///
/// A dense ledger has many millions of ways, and most of them go on in one direction only. So a node names the first way that leads on from
/// it, and only further ones stand in the hash table.
struct ProvenanceTable {
    struct Node {
        /// -1 at a root.
        var parent: Int32
        /// The origin at a root, else the last intermediary; -1 in the buckets.
        var party: Int32
        var origin: Int32
        /// Intermediaries down to this node.
        var depth: Int32
        /// The first node below this one, or -1.
        var child: Int32 = -1
    }

    /// All money whose origin is no longer told apart.
    static let manyOrigins: Int32 = 0

    /// How many ways there are.
    private(set) var count = 0
    /// The nodes in pieces of one size, the last one shorter, so that none is moved when there are more.
    private var pieces: [[Node]] = []
    private static let pieceBits = 16
    /// Per party the node of its own money, and the bucket of its other paths; -1 where there is none yet.
    private var roots: [Int32] = []
    private var buckets: [Int32] = []
    /// The nodes that are not the first below theirs, by the hash of parent and party; -1 in an empty slot. At least half are empty.
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    private var filled = 0
    /// Longer ways go into their origin's bucket of other paths.
    let maximumDepth: Int32

    init(maximumDepth: Int32) {
        self.maximumDepth = maximumDepth
        _ = add(Node(parent: -1, party: -1, origin: -1, depth: 0))
    }

    @inline(__always)
    private subscript(node: Int32) -> Node { pieces[Int(node) >> Self.pieceBits][Int(node) & (1 << Self.pieceBits - 1)] }

    /// Money of this party's own.
    mutating func origin(_ party: Int32) -> Int32 {
        while roots.count <= Int(party) { roots.append(-1) }
        if roots[Int(party)] < 0 { roots[Int(party)] = add(Node(parent: -1, party: party, origin: party, depth: 0)) }
        return roots[Int(party)]
    }

    /// Whether ``extended(_:via:)`` makes a way of its own, and no bucket.
    func isToldOn(_ provenance: Int32) -> Bool {
        let node = self[provenance]
        return node.party >= 0 && node.depth < maximumDepth
    }

    /// The same money after this party passed it on.
    mutating func extended(_ provenance: Int32, via party: Int32) -> Int32 {
        let parent = self[provenance]
        if parent.party < 0 { return provenance }
        if parent.depth >= maximumDepth { return otherPaths(of: provenance) }
        if parent.child < 0 {
            let new = add(Node(parent: provenance, party: party, origin: parent.origin, depth: parent.depth + 1))
            pieces[Int(provenance) >> Self.pieceBits][Int(provenance) & (1 << Self.pieceBits - 1)].child = new
            return new
        }
        if self[parent.child].party == party { return parent.child }
        var slot = slot(provenance, party)
        if slots[slot] >= 0 { return slots[slot] }
        let new = add(Node(parent: provenance, party: party, origin: parent.origin, depth: parent.depth + 1))
        if (filled + 1) * 2 > slots.count {
            grow()
            slot = self.slot(provenance, party)
        }
        slots[slot] = new
        filled += 1
        return new
    }

    /// The bucket for those ways of an origin's money that are not told apart.
    mutating func otherPaths(of provenance: Int32) -> Int32 {
        let origin = self[provenance].origin
        if origin < 0 { return Self.manyOrigins }
        while buckets.count <= Int(origin) { buckets.append(-1) }
        if buckets[Int(origin)] < 0 { buckets[Int(origin)] = add(Node(parent: -1, party: -1, origin: origin, depth: 0)) }
        return buckets[Int(origin)]
    }

    func isBucket(_ provenance: Int32) -> Bool { self[provenance].party < 0 }

    func origin(of provenance: Int32) -> Int32? {
        let origin = self[provenance].origin
        return origin < 0 ? nil : origin
    }

    /// The intermediaries from the origin on; empty in a bucket.
    func path(of provenance: Int32) -> [Int32] {
        var node = self[provenance]
        var path = Array(repeating: Int32(0), count: Int(node.depth))
        while node.parent >= 0 {
            path[Int(node.depth) - 1] = node.party
            node = self[node.parent]
        }
        return path
    }

    private mutating func add(_ node: Node) -> Int32 {
        if count & (1 << Self.pieceBits - 1) == 0 {
            pieces.append([])
            // A small ledger needs no whole piece.
            if count > 0 { pieces[pieces.count - 1].reserveCapacity(1 << Self.pieceBits) }
        }
        pieces[pieces.count - 1].append(node)
        count += 1
        return Int32(truncatingIfNeeded: count - 1)
    }

    /// Where the node below `parent` for `party` stands, or would.
    private func slot(_ parent: Int32, _ party: Int32) -> Int {
        let mask = slots.count - 1
        let key = UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(UInt32(bitPattern: party))
        // Fibonacci hashing: the product's upper half.
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32 ^ key &* 0xD6E8_FEB8_6659_FD93 >> 40) & mask
        while slots[slot] >= 0 {
            let node = self[slots[slot]]
            if node.parent == parent, node.party == party { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: -1, count: old.count * 2)
        for node in old where node >= 0 { slots[slot(self[node].parent, self[node].party)] = node }
    }
}
