/// Merges small parts where there are too many to be told apart.
///
/// A part's provenance may still be one that is to be extended by its payer: then it is the complement of the node's number, below 0. Most
/// parts of a dense ledger are merged, and no way has to be kept for them.
struct PartMerger {
    private var amounts: [Int128] = []
    /// Per origin where its bucket stands among the parts, or -1; the first is that of ``ProvenanceTable/manyOrigins``.
    private var places: [Int32] = []

    /// At most `limit` parts with the same total: the largest stay, the others go into their origin's other paths and, where the origins
    /// themselves are too many, into one bucket. The order is kept; of equal amounts the earlier stays.
    mutating func merge(_ parts: inout [Part], to limit: Int, in table: inout ProvenanceTable) {
        guard parts.count > limit else { return }
        merge(&parts, keeping: limit / 2, in: &table, byOrigin: true)
        // Room is left, so that not every deposit leads here again.
        guard parts.count > limit * 3 / 4 else { return }
        merge(&parts, keeping: limit / 2, in: &table, byOrigin: false)
    }

    private mutating func merge(_ parts: inout [Part], keeping count: Int, in table: inout ProvenanceTable, byOrigin: Bool) {
        let least = smallestKept(of: parts, keeping: count)
        // How many that are as small as that are kept.
        var left = least.map { least in count - parts.count { $0.amount > least } } ?? 0
        var end = 0
        for index in parts.indices {
            var part = parts[index]
            var isKept = false
            if let least {
                isKept = part.amount > least || (part.amount == least && left > 0)
                if part.amount == least { left -= 1 }
            }
            if !isKept {
                part.provenance = byOrigin ? table.otherPaths(of: Self.node(part.provenance)) : ProvenanceTable.manyOrigins
            }
            if let slot = slot(part.provenance, table) {
                if places[slot] >= 0 {
                    parts[Int(places[slot])].amount += part.amount
                    continue
                }
                places[slot] = Int32(end)
            }
            parts[end] = part
            end += 1
        }
        parts.removeLast(parts.count - end)
        for part in parts { if let slot = slot(part.provenance, table) { places[slot] = -1 } }
    }

    /// The node of a provenance, or the one that it extends.
    private static func node(_ provenance: Int32) -> Int32 { provenance < 0 ? ~provenance : provenance }

    /// Where a bucket's place is noted; nil for a way that is told apart.
    private mutating func slot(_ provenance: Int32, _ table: ProvenanceTable) -> Int? {
        guard provenance >= 0, table.isBucket(provenance) else { return nil }
        let slot = table.origin(of: provenance).map { Int($0) + 1 } ?? 0
        while places.count <= slot { places.append(-1) }
        return slot
    }

    /// The amount of the `count`th largest part; nil for none.
    private mutating func smallestKept(of parts: [Part], keeping count: Int) -> Int128? {
        guard count > 0 else { return nil }
        amounts.removeAll(keepingCapacity: true)
        for part in parts { amounts.append(part.amount) }
        return Self.largest(count, of: &amounts)
    }

    /// The `count`th largest of `values`, which are put in another order: Hoare's selection, with the median of three as pivot. Where that
    /// gets nowhere for long, they are sorted.
    static func largest(_ count: Int, of values: inout [Int128]) -> Int128 {
        var low = 0
        var high = values.count - 1
        let wanted = count - 1
        var rounds = 64
        while low < high {
            rounds -= 1
            guard rounds > 0 else {
                values[low...high].sort(by: >)
                break
            }
            let (first, middle, last) = (values[low], values[(low + high) / 2], values[high])
            let pivot = max(min(first, middle), min(max(first, middle), last))
            var (left, right) = (low, high)
            while left <= right {
                while values[left] > pivot { left += 1 }
                while values[right] < pivot { right -= 1 }
                guard left <= right else { break }
                values.swapAt(left, right)
                left += 1
                right -= 1
            }
            if wanted <= right { high = right } else if wanted >= left { low = left } else { break }
        }
        return values[wanted]
    }
}
