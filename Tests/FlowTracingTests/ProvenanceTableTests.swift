import Testing

@testable import FlowTracing

struct ProvenanceTableTests {
    /// More ways than a piece holds: each is found again, however many lead on from one, and is told from its origin on.
    @Test func everyWayIsKeptOnce() {
        var table = ProvenanceTable(maximumDepth: 24)
        var generator = SeededGenerator(state: 1)
        var known: [[Int32]: Int32] = [:]
        for _ in 0..<200_000 {
            var way = [Int32.random(in: 0..<40, using: &generator)]
            var node = table.origin(way[0])
            #expect(known[way] ?? node == node)
            known[way] = node
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                way.append(Int32.random(in: 0..<40, using: &generator))
                node = table.extended(node, via: way[way.count - 1])
                if known[way] ?? node != node { Issue.record("\(way) is kept twice") }
                known[way] = node
            }
        }
        #expect(table.count == known.count + 1)
        #expect(table.count > 1 << 17)
        for (way, node) in known where [table.origin(of: node) ?? -1] + table.path(of: node) != way {
            Issue.record("\(way) is told as another")
        }
    }

    @Test func aWayThatIsTooLongIsAmongItsOriginsOthers() {
        var table = ProvenanceTable(maximumDepth: 2)
        let second = table.extended(table.extended(table.origin(7), via: 1), via: 2)
        #expect(table.path(of: second) == [1, 2])
        #expect(!table.isToldOn(second))
        let third = table.extended(second, via: 3)
        #expect(table.isBucket(third))
        #expect(table.origin(of: third) == 7)
        #expect(table.extended(third, via: 4) == third)
        #expect(table.otherPaths(of: ProvenanceTable.manyOrigins) == ProvenanceTable.manyOrigins)
    }
}
