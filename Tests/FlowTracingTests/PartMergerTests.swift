import Testing

@testable import FlowTracing

struct PartMergerTests {
    /// Random parts of several origins, ways and buckets, merged by sorting them and looking buckets up in a dictionary.
    @Test(arguments: 1...200)
    func partsAreThoseOfSortingAll(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        var table = ProvenanceTable(maximumDepth: 6)
        var ways: [Int32] = [ProvenanceTable.manyOrigins]
        for _ in 0..<40 {
            let known = ways.randomElement(using: &generator) ?? ProvenanceTable.manyOrigins
            let own = table.origin(Int32.random(in: 0..<6, using: &generator))
            let way = Bool.random(using: &generator) ? own : known
            ways.append(table.extended(way, via: Int32.random(in: 0..<6, using: &generator)))
            if Int.random(in: 0..<5, using: &generator) == 0 { ways.append(table.otherPaths(of: way)) }
        }
        let parts = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
            Part(
                provenance: ways.randomElement(using: &generator) ?? 0, amount: Int128(Int.random(in: 1...9, using: &generator)))
        }
        var merger = PartMerger()
        for limit in [1, 2, 3, 8, 20, 64] {
            var merged = parts
            merger.merge(&merged, to: limit, in: &table)
            #expect(merged == Self.slow(parts, to: limit, in: &table), "seed \(seed), limit \(limit)")
            #expect(merged.total == parts.total, "seed \(seed), limit \(limit)")
            #expect(merged.count <= max(2, limit), "seed \(seed), limit \(limit)")
        }
    }

    @Test(arguments: 1...200)
    func selectionFindsWhatSortingFinds(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        let values = (0..<Int.random(in: 1...80, using: &generator)).map { _ in Int128(Int.random(in: 0...30, using: &generator)) }
        let sorted = values.sorted(by: >)
        for count in 1...values.count {
            var copy = values
            #expect(PartMerger.largest(count, of: &copy) == sorted[count - 1], "seed \(seed), \(count)")
        }
    }

    /// Values among which medians of three are bad pivots cost no more than sorting them.
    @Test func selectionEndsWherePivotsAreBad() {
        let values = (0..<4_096).map { Int128($0 % 2 == 0 ? $0 : 8_192 - $0) }
        for count in [1, 2_048, 4_096] {
            var copy = values
            #expect(PartMerger.largest(count, of: &copy) == values.sorted(by: >)[count - 1])
        }
    }

    private static func slow(_ parts: [Part], to limit: Int, in table: inout ProvenanceTable) -> [Part] {
        guard parts.count > limit else { return parts }
        let byOrigin = slow(parts, keeping: limit / 2, table) { table.otherPaths(of: $0) }
        guard byOrigin.count > limit * 3 / 4 else { return byOrigin }
        return slow(byOrigin, keeping: limit / 2, table) { _ in ProvenanceTable.manyOrigins }
    }

    private static func slow(_ parts: [Part], keeping count: Int, _ table: ProvenanceTable, into bucket: (Int32) -> Int32) -> [Part] {
        let bySize = parts.indices.sorted { parts[$0].amount == parts[$1].amount ? $0 < $1 : parts[$0].amount > parts[$1].amount }
        let kept = Set(bySize.prefix(count))
        var places: [Int32: Int] = [:]
        var result: [Part] = []
        for (index, part) in parts.enumerated() {
            let provenance = kept.contains(index) ? part.provenance : bucket(part.provenance)
            let isBucket = !kept.contains(index) || table.isBucket(provenance)
            if isBucket, let place = places[provenance] {
                result[place].amount += part.amount
                continue
            }
            if isBucket { places[provenance] = result.count }
            result.append(Part(provenance: provenance, amount: part.amount))
        }
        return result
    }
}
