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
}
