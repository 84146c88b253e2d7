import PipelineModel
import TestSupport
import Testing

@testable import Aggregation

/// A list of distinct numbers beside a set of them.
struct DistinctNumbersTests {
    @Test(arguments: UInt64(1)...60)
    func theyAreThoseOfASet(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func random() -> [UInt32] {
            let numbers = (0..<Int.random(in: 0...12, using: &generator)).map { _ in UInt32.random(in: 0...8, using: &generator) }
            return Bool.random(using: &generator) ? numbers.sorted() : numbers
        }
        func distinct(_ numbers: [UInt32]) -> DistinctNumbers { numbers.reduce(into: DistinctNumbers()) { $0.insert($1) } }
        let (first, second) = (random(), random())
        var numbers = distinct(first)
        #expect(numbers.ascending == Set(first).sorted() && numbers.count == Set(first).count, "seed \(seed)")
        numbers.formUnion(distinct(second))
        #expect(numbers.ascending == Set(first + second).sorted() && numbers.count == Set(first + second).count, "seed \(seed)")
        var bytes = ByteWriter()
        bytes.write(numbers)
        var reader = ByteReader(bytes.bytes)
        let read: DistinctNumbers = try reader.value()
        #expect(read.ascending == numbers.ascending && read.count == numbers.count, "seed \(seed)")
    }
}
