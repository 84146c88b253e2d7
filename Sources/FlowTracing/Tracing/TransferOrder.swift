internal import PipelineModel

/// The order in which transfers are traced: by day, inflows before outflows within a day, then by id.
enum TransferOrder {
    static func sorted(_ transfers: [Transfer], id: (Transfer) -> some Comparable) -> [Transfer] {
        let keyed = transfers.map { (transfer: $0, id: id($0)) }.sorted { ($0.transfer.day, $0.id) < ($1.transfer.day, $1.id) }
        var result: [Transfer] = []
        result.reserveCapacity(transfers.count)
        var start = 0
        while start < keyed.count {
            var end = start
            while end < keyed.count, keyed[end].transfer.day == keyed[start].transfer.day { end += 1 }
            appendDay(keyed[start..<end].map(\.transfer), to: &result)
            start = end
        }
        return result
    }

    /// Kahn's topological sort: a party pays once nothing is left for it to receive that day. Where parties wait for each other in a
    /// cycle, the first transfer by id goes ahead. Of those that are ready the first by id goes first.
    private static func appendDay(_ day: [Transfer], to result: inout [Transfer]) {
        if day.count == 1 { return result.append(day[0]) }
        var awaited: [Int32: Int] = [:]
        var outgoing: [Int32: [Int]] = [:]
        for (index, transfer) in day.enumerated() {
            awaited[transfer.payee, default: 0] += 1
            outgoing[transfer.payer, default: []].append(index)
        }
        var ready = SmallestFirst()
        for (index, transfer) in day.enumerated() where awaited[transfer.payer] == nil { ready.insert(index) }
        var isDone = Array(repeating: false, count: day.count)
        var firstOpen = 0
        while true {
            while firstOpen < day.count, isDone[firstOpen] { firstOpen += 1 }
            guard firstOpen < day.count else { return }
            let next = ready.removeSmallest() ?? firstOpen
            if isDone[next] { continue }
            isDone[next] = true
            result.append(day[next])
            let payee = day[next].payee
            let left = (awaited[payee] ?? 1) - 1
            awaited[payee] = left
            if left == 0 { for index in outgoing[payee] ?? [] where !isDone[index] { ready.insert(index) } }
        }
    }
}

/// A binary heap of integers.
private struct SmallestFirst {
    private var heap: [Int] = []

    mutating func insert(_ value: Int) {
        heap.append(value)
        var child = heap.count - 1
        while child > 0, heap[(child - 1) / 2] > heap[child] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeSmallest() -> Int? {
        guard let smallest = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return smallest }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] { least = child }
            if least == parent { return smallest }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
