public import PipelineModel

/// Money followed from some parties on, or back from them, as trees: a node per way, with what came that way.
public struct FlowTree: Sendable {
    /// What came one way in one currency.
    public struct Sum: Hashable, Sendable {
        public var currency: Currency
        /// In units of 10^-`currency.minorUnits`.
        public var amount: Int128
        /// A payment counts once, of however many parts its money is made up.
        public var payments: Int
        public var first: Day
        public var last: Day

        public var plainAmount: String { ExactDecimal.plain(amount, scale: currency.minorUnits) }
    }

    public struct Node: Sendable {
        /// Nil for ways, or origins, that are too small or too long to be told apart.
        public var party: PartyID?
        public var parent: Int?
        public var children: [Int] = []
        /// Traced forwards: what this party got along this way. Traced back: what it had paid of the money that reached the root.
        /// Sorted by currency; empty at a root.
        public var sums: [Sum] = []
        /// Traced forwards: what of it the party still held at the end; `payments`, `first` and `last` are those of `sums`.
        public var kept: [Sum] = []
        /// Which step between two parties it stands for; several ways may share it.
        fileprivate var hop = 0
        /// The payment that was added last.
        fileprivate var latest = -1
    }

    public let direction: TraceDirection
    public let method: FlowMethod
    /// Children come after their parents.
    public internal(set) var nodes: [Node] = []
    public internal(set) var roots: [Int] = []

    private struct Step: Hashable {
        var parent: Int
        var party: PartyID?
    }
    private var known: [Step: Int] = [:]

    private struct Hop: Hashable {
        var upper: PartyID?
        var lower: PartyID?
    }
    private var hops: [Hop: Int] = [:]
    private var counts: [HopPayments] = []

    init(direction: TraceDirection, method: FlowMethod) {
        self.direction = direction
        self.method = method
    }

    /// The parties from the root to `node`.
    public func way(to node: Int) -> [PartyID?] {
        var way: [PartyID?] = []
        var next: Int? = node
        while let index = next {
            way.append(nodes[index].party)
            next = nodes[index].parent
        }
        return way.reversed()
    }

    /// The nodes between `node` and its root, both left out.
    func nodes(above node: Int) -> [Int] {
        var above: [Int] = []
        var next = nodes[node].parent
        while let index = next, let parent = nodes[index].parent {
            above.append(index)
            next = parent
        }
        return above
    }

    /// The node below `parent` for `party`, made where it is missing; -1 is above the roots.
    mutating func node(under parent: Int, _ party: PartyID?) -> Int {
        let step = Step(parent: parent, party: party)
        if let found = known[step] { return found }
        let index = nodes.count
        nodes.append(Node(party: party, parent: parent < 0 ? nil : parent))
        if parent >= 0 { nodes[index].hop = hop(from: nodes[parent].party, to: party) }
        if parent < 0 { roots.append(index) } else { nodes[parent].children.append(index) }
        known[step] = index
        return index
    }

    private mutating func hop(from upper: PartyID?, to lower: PartyID?) -> Int {
        let hop = Hop(upper: upper, lower: lower)
        if let found = hops[hop] { return found }
        hops[hop] = counts.count
        counts.append(HopPayments())
        return counts.count - 1
    }

    /// How many payments of `currency` the sums of all ways over the step that leads to `node` stand for, each counted once.
    func payments(inStepTo node: Int, _ currency: Currency) -> Int { counts[nodes[node].hop][currency] }

    /// Adds a part of `payment`; its parts are added one after the other, before those of the next.
    mutating func add(_ amount: Int128, _ currency: Currency, of payment: Int, on day: Day, to node: Int) {
        let isNew = nodes[node].latest != payment
        nodes[node].latest = payment
        counts[nodes[node].hop].count(payment, currency)
        Self.add(Sum(currency: currency, amount: amount, payments: isNew ? 1 : 0, first: day, last: day), to: &nodes[node].sums)
    }

    mutating func keep(_ amount: Int128, _ currency: Currency, at node: Int) {
        guard let sum = nodes[node].sums.first else { return }
        let isNew = !nodes[node].kept.contains { $0.currency == currency }
        Self.add(
            Sum(currency: currency, amount: amount, payments: isNew ? sum.payments : 0, first: sum.first, last: sum.last),
            to: &nodes[node].kept)
    }

    private static func add(_ sum: Sum, to sums: inout [Sum]) {
        if let index = sums.firstIndex(where: { $0.currency == sum.currency }) {
            sums[index].amount += sum.amount
            sums[index].payments += sum.payments
            sums[index].first = min(sums[index].first, sum.first)
            sums[index].last = max(sums[index].last, sum.last)
        } else {
            sums.append(sum)
        }
    }

    /// Puts the largest first, by what they are worth; then the largest sums; of equal ones the party whose id comes first.
    ///
    /// - Parameter worth: What a sum is worth in one currency for all; 0 where that is not known.
    mutating func sort(_ parties: PartyTable, worth: (Sum) -> Int128) {
        let worths = nodes.map { node in node.sums.reduce(Int128(0)) { $0.addingReportingOverflow(worth($1)).partialValue } }
        for index in nodes.indices {
            nodes[index].sums.sort { $0.currency.code < $1.currency.code }
            nodes[index].kept.sort { $0.currency.code < $1.currency.code }
        }
        for index in nodes.indices {
            nodes[index].children = nodes[index].children.sorted {
                worths[$0] == worths[$1] ? precedes($0, $1, parties) : worths[$0] > worths[$1]
            }
        }
        roots = roots.sorted { precedes($0, $1, parties) }
    }

    private func precedes(_ left: Int, _ right: Int, _ parties: PartyTable) -> Bool {
        for (l, r) in zip(nodes[left].sums, nodes[right].sums) {
            if l.currency.code != r.currency.code { return l.currency.code < r.currency.code }
            if l.amount != r.amount { return l.amount > r.amount }
        }
        if nodes[left].sums.count != nodes[right].sums.count { return nodes[left].sums.count > nodes[right].sums.count }
        return (nodes[left].party.map { parties[$0].id } ?? "") < (nodes[right].party.map { parties[$0].id } ?? "")
    }
}
