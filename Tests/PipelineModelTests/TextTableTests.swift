import PipelineModel
import TestSupport
import Testing

@Suite struct TextTableTests {
    @Test func theSameTextHasOneNumber() {
        var table = TextTable()
        let first = table.intern("Călin")
        #expect(table.intern("Maria") != first)
        #expect(table.intern("Călin") == first)
        #expect(table[first] == "Călin")
        #expect(table.intern("").isEmpty && table[.empty].isEmpty)
        #expect(table.find("Maria") != nil && table.find("Vlad") == nil)
    }

    @Test func manyTextsComeBackAfterGrowing() {
        var table = TextTable()
        let ids = (0..<50_000).map { table.intern("text \($0)") }
        #expect(Set(ids).count == 50_000)
        for (index, id) in ids.enumerated() where index % 997 == 0 {
            #expect(table[id] == "text \(index)")
            #expect(table.find("text \(index)") == id)
        }
        #expect(table.count == 50_001)
    }

    @Test func textsAreReadAndFoundWithoutTheIndex() {
        var table = TextTable()
        let ids = (0..<2000).map { table.intern("text \($0)") }
        table.dropIndex()
        for (index, id) in ids.enumerated() { #expect(table[id] == "text \(index)") }
        #expect(table.find("text 1999") == ids[1999] && table.find("text 0") == ids[0])
        #expect(table.find("text") == nil && table.find("text 2000") == nil && table.find("") == .empty)
        #expect(table.precedes(ids[0], ids[1]))
        var none = TextTable()
        none.dropIndex()
        #expect(none.find("a") == nil)
    }

    @Test("two pieces are told apart by where they part, also when the table grows", arguments: 0..<4)
    func texts(inTwoPieces seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var table = TextTable()
        var known: [[String]: TextID] = [:]
        for _ in 0..<4000 {
            let pair = (0..<2).map { _ in
                String((0..<Int.random(in: 0...12, using: &random)).map { _ in "abc".randomElement(using: &random) ?? "a" })
            }
            var (first, second) = (pair[0], pair[1])
            let id = first.withUTF8 { first in second.withUTF8 { table.intern(first, $0, hash: TextTable.hash(first, $0)) } }
            #expect(known[pair, default: id] == id, "seed \(seed): \(pair)")
            #expect(table[id] == pair[0] + "\0" + pair[1], "seed \(seed)")
            known[pair] = id
        }
        #expect(Set(known.values).count == known.count && table.count == known.count + 1, "seed \(seed)")
    }
}
