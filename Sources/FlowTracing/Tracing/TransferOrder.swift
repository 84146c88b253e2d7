internal import PipelineModel

/// The order in which payments are traced: by day, inflows before outflows within a day, then by id.
struct TransferOrder {
    private let all: [Payment]
    private(set) var payments: [Int32] = []
    /// Per party, what is left for it to receive that day, and the first of its payments that wait for that. Nothing between days.
    private var awaited: [Int32]
    private var firstWaiting: [Int32]
    /// Per payment of a day, the next one of its payer that waits.
    private var nextWaiting: [Int32] = []
    private var isDone: [Bool] = []
    private var waits: [Bool] = []

    /// - Parameter payments: Indices of payments, ascending.
    init(_ payments: [Int32], of findings: Findings) {
        all = findings.payments
        awaited = Array(repeating: 0, count: findings.parties.parties.count)
        firstWaiting = Array(repeating: -1, count: findings.parties.parties.count)
        let payments = Self.sorted(payments, all)
        self.payments.reserveCapacity(payments.count)
        var start = 0
        while start < payments.count {
            let day = all[Int(payments[start])].day
            var end = start + 1
            while end < payments.count, all[Int(payments[end])].day == day { end += 1 }
            append(payments[start..<end])
            start = end
        }
    }

    /// By day and id, as a run's payments are to begin with.
    private static func sorted(_ payments: [Int32], _ all: [Payment]) -> [Int32] {
        func precedes(_ left: Int32, _ right: Int32) -> Bool {
            let (l, r) = (Int(left), Int(right))
            let (first, second) = (all[l].day, all[r].day)
            return first == second ? all[l].number < all[r].number : first < second
        }
        for index in payments.indices.dropFirst() where precedes(payments[index], payments[index - 1]) {
            return payments.sorted(by: precedes)
        }
        return payments
    }

    private func payer(_ payment: Int32) -> Int { all.payer(at: Int(payment)) }
    private func payee(_ payment: Int32) -> Int { all.payee(at: Int(payment)) }

    /// Kahn's topological sort: a party pays once nothing is left for it to receive that day. Where parties wait for each other in a
    /// cycle, the first payment by id goes ahead. Of those that are ready the first by id goes first.
    private mutating func append(_ day: ArraySlice<Int32>) {
        if day.count == 1 { return payments.append(contentsOf: day) }
        for payment in day { awaited[payee(payment)] += 1 }
        if day.contains(where: { awaited[payer($0)] > 0 }) { arrange(day) } else { payments.append(contentsOf: day) }
        for payment in day {
            awaited[payee(payment)] = 0
            firstWaiting[payer(payment)] = -1
        }
    }

    private mutating func arrange(_ slice: ArraySlice<Int32>) {
        let day = Array(slice)
        isDone = Array(repeating: false, count: day.count)
        waits = day.map { awaited[payer($0)] > 0 }
        nextWaiting = Array(repeating: -1, count: day.count)
        for index in day.indices.reversed() where waits[index] {
            nextWaiting[index] = firstWaiting[payer(day[index])]
            firstWaiting[payer(day[index])] = Int32(index)
        }
        // Those that wait for nothing are ready in their order; `ready` holds those that waited.
        var ready = SmallestFirst()
        var free = 0
        var firstOpen = 0
        while true {
            while free < day.count, waits[free] { free += 1 }
            while firstOpen < day.count, isDone[firstOpen] { firstOpen += 1 }
            guard firstOpen < day.count else { return }
            let next: Int
            if free < day.count, ready.smallest.map({ $0 > free }) ?? true {
                next = free
                free += 1
            } else {
                next = ready.removeSmallest() ?? firstOpen
            }
            if isDone[next] { continue }
            isDone[next] = true
            payments.append(day[next])
            let payee = payee(day[next])
            awaited[payee] -= 1
            guard awaited[payee] == 0 else { continue }
            var waiting = firstWaiting[payee]
            while waiting >= 0 {
                if !isDone[Int(waiting)] { ready.insert(Int(waiting)) }
                waiting = nextWaiting[Int(waiting)]
            }
        }
    }
}
