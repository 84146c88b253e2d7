internal import PipelineModel

/// The money that an account holds, as the method sees it: a queue, a stack or a mixture.
///
/// FIFO and LIFO keep the parts of one deposit in the order in which they left the payer's account. LIFO takes from the end, so that a
/// deposit shrinks only while the balance is below what it was after that deposit: the lowest intermediate balance rule.
struct Holding {
    let method: FlowMethod
    private(set) var total: Int128 = 0
    private var parts: [Part] = []
    /// FIFO: the first part that is still held.
    private var head = 0
    /// Pro-rata: where each provenance stands in `parts`.
    private var places: [Int32: Int] = [:]
    /// Whether it is known of what parts `total` is made up; false once nobody asks any more.
    private(set) var tellsApart = true

    init(method: FlowMethod) { self.method = method }

    /// What is held, oldest first; empty where it is not told apart.
    var held: ArraySlice<Part> { parts[head...] }

    mutating func add(_ deposit: [Part]) {
        guard method == .proRata else {
            total += deposit.total
            parts += deposit
            return
        }
        for part in deposit where part.amount > 0 {
            total += part.amount
            if let place = places[part.provenance] {
                parts[place].amount += part.amount
            } else {
                places[part.provenance] = parts.count
                parts.append(part)
            }
        }
    }

    /// Adds what is not told apart: from then on nothing of it is.
    mutating func count(_ amount: Int128) {
        forget()
        total += amount
    }

    /// From now on only the sum is known.
    mutating func forget() {
        guard tellsApart else { return }
        tellsApart = false
        parts = []
        head = 0
        places = [:]
    }

    /// Takes `amount`, or all where it holds less, and puts it behind `taken`.
    ///
    /// - Returns: How much it took.
    mutating func take(_ amount: Int128, into taken: inout [Part]) -> Int128 {
        let amount = min(amount, total)
        guard amount > 0 else { return 0 }
        total -= amount
        switch method {
        case .fifo: takeFirst(amount, into: &taken)
        case .lifo: takeLast(amount, into: &taken)
        case .proRata: for part in takeRateably(amount, of: total + amount) { taken.put(part) }
        }
        return amount
    }

    mutating func take(_ amount: Int128) -> [Part] {
        var taken: [Part] = []
        _ = take(amount, into: &taken)
        return taken
    }

    /// Takes as ``take(_:)`` does, and answers how much, but not what it was made of.
    mutating func spend(_ amount: Int128) -> Int128 {
        let amount = min(amount, total)
        guard tellsApart, amount > 0 else {
            total -= amount
            return amount
        }
        guard method == .fifo else { return take(amount).total }
        total -= amount
        var left = amount
        while left > 0 {
            let share = min(left, parts[head].amount)
            left -= share
            if share == parts[head].amount { head += 1 } else { parts[head].amount -= share }
        }
        forgetSpent()
        return amount
    }

    /// Merges small parts where there are too many. Only a mixture can be merged without disturbing what is first and last.
    mutating func compact(to limit: Int, with merger: inout PartMerger, in table: inout ProvenanceTable) {
        guard method == .proRata, parts.count > limit else { return }
        merger.merge(&parts, to: limit, in: &table)
        indexParts()
    }

    private mutating func takeFirst(_ amount: Int128, into taken: inout [Part]) {
        var left = amount
        while left > 0 {
            let part = parts[head]
            let share = min(left, part.amount)
            taken.put(Part(provenance: part.provenance, amount: share))
            left -= share
            if share == part.amount { head += 1 } else { parts[head].amount -= share }
        }
        forgetSpent()
    }

    private mutating func forgetSpent() {
        guard head > 64, head * 2 > parts.count else { return }
        parts.removeFirst(head)
        head = 0
    }

    private mutating func takeLast(_ amount: Int128, into taken: inout [Part]) {
        var left = amount
        while left > 0, let part = parts.last {
            let share = min(left, part.amount)
            taken.put(Part(provenance: part.provenance, amount: share))
            left -= share
            if share == part.amount { parts.removeLast() } else { parts[parts.count - 1].amount -= share }
        }
    }

    private mutating func takeRateably(_ amount: Int128, of sum: Int128) -> [Part] {
        if amount == sum {
            let all = parts
            parts.removeAll()
            places.removeAll()
            return all
        }
        let shares = Proportion.split(amount, over: parts.map(\.amount), sum: sum)
        var taken: [Part] = []
        var emptied = false
        for (index, share) in shares.enumerated() where share > 0 {
            taken.append(Part(provenance: parts[index].provenance, amount: share))
            parts[index].amount -= share
            if parts[index].amount == 0 { emptied = true }
        }
        if emptied {
            parts.removeAll { $0.amount == 0 }
            indexParts()
        }
        return taken
    }

    private mutating func indexParts() {
        places.removeAll(keepingCapacity: true)
        for (index, part) in parts.enumerated() { places[part.provenance] = index }
    }
}
