import PipelineModel
import TestSupport
import Testing

struct NameKeysTests {
    /// The number of a name's words, made without them, against the words themselves.
    @Test(arguments: 1...20)
    func namesHaveOneNumberWhereTheyHaveTheSameWords(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let words = [
            "Alfa", "ALFĂ", "beta", "S.R.L.", "srl", "s r l", "SC", "A", "b", "ș", "S", "Fundația", "fundatia", "-", "'", "1", "Ж",
        ]
        let names = (0..<80).map { _ in
            (0..<Int.random(in: 0...4, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
        }
        var keys = NameKeys()
        let numbered = names.map { name in (key: keys.key(name), print: Array(name.utf8).withUnsafeBufferPointer { keys.print(of: $0) }) }
        for left in numbered {
            #expect((left.print == 0) == left.key.isEmpty, "seed \(seed)")
            for right in numbered { #expect((left.print == right.print) == (left.key == right.key), "seed \(seed): \(left), \(right)") }
        }
    }
}
