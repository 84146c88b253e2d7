import Testing

@testable import Linking

struct KeyTableTests {
    @Test(arguments: UInt64(1)...20)
    func itFindsWhatADictionaryFinds(seed: UInt64) {
        var random = SplitMix(seed)
        // Keys that differ in their upper or lower bits alone, and few enough that many come twice.
        let shift = UInt64.random(in: 0...48, using: &random)
        let keys = (0..<Int.random(in: 0...3000, using: &random)).map { _ in UInt64.random(in: 0..<2000, using: &random) << shift }
        var table = KeyTable<Int>(minimumCapacity: Int.random(in: 0...100, using: &random))
        var known: [UInt64: Int] = [:]
        for (index, key) in keys.enumerated() {
            let number = table.number(of: key, adding: index)
            if known[key] == nil { known[key] = index }
            #expect(table.values[number] == known[key], "seed \(seed)")
        }
        #expect(table.keys.count == known.count && Set(table.keys) == Set(known.keys), "seed \(seed)")
        for key in (0..<2100 as Range<UInt64>).map({ $0 << shift }) { #expect(table[key] == known[key], "seed \(seed)") }
        let copy = KeyTable(keys: table.keys, values: table.values)
        #expect(known.allSatisfy { copy[$0] == $1 }, "seed \(seed)")
    }
}
