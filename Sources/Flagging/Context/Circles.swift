internal import PipelineModel

/// Which parties money can come back to: those that stand on a circle of payments, whatever the days and amounts.
struct Circles {
    /// Parties of one number can pay each other, directly or over others; a number of its own is nobody's way back.
    private var numbers: [Int32]
    private var sizes: [Int32] = []

    /// Tarjan's strongly connected components, without recursion, in time linear in the payments.
    init(_ context: FlagContext) {
        let count = context.findings.parties.parties.count
        let paidBy = context.paidBy
        numbers = Array(repeating: -1, count: count)
        var order = Array(repeating: Int32(-1), count: count)
        var low = order
        var next = Array(repeating: 0, count: count)
        var stack: [Int] = []
        var visited: Int32 = 0
        for root in 0..<count where order[root] < 0 {
            var path = [root]
            while let party = path.last {
                if order[party] < 0 {
                    order[party] = visited
                    low[party] = visited
                    visited += 1
                    stack.append(party)
                }
                let places = paidBy.places(of: PartyID(rawValue: UInt32(party)))
                if next[party] < places.count {
                    let payee = Int(paidBy.other(at: places.lowerBound + next[party]).rawValue)
                    next[party] += 1
                    if order[payee] < 0 {
                        path.append(payee)
                    } else if numbers[payee] < 0 {
                        low[party] = min(low[party], order[payee])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last { low[above] = min(low[above], low[party]) }
                guard low[party] == order[party] else { continue }
                var size: Int32 = 0
                while let member = stack.popLast() {
                    numbers[member] = Int32(sizes.count)
                    size += 1
                    if member == party { break }
                }
                sizes.append(size)
            }
        }
    }

    func canReturn(from payee: PartyID, to payer: PartyID) -> Bool {
        let number = numbers[Int(payer.rawValue)]
        return number == numbers[Int(payee.rawValue)] && sizes[Int(number)] > 1
    }

    func areTogether(_ left: PartyID, _ right: PartyID) -> Bool { numbers[Int(left.rawValue)] == numbers[Int(right.rawValue)] }
}
