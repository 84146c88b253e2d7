import PipelineModel
import Testing

@Suite struct WorkersTests {
    @Test(arguments: [1, 2, 7])
    func sumsAddUpToOne(count: Int) {
        for iterations in [0, 1, 100] {
            let sums = Workers(count).sums(iterations, from: 0) { $1 += $0 + 1 }
            #expect(sums.count <= count)
            #expect(sums.reduce(0, +) == iterations * (iterations + 1) / 2)
        }
    }

    @Test("results come in the order of the work", arguments: [1, 2, 7])
    func order(count: Int) throws {
        #expect(Workers(count).map(100) { $0 * $0 } == (0..<100).map { $0 * $0 })
        #expect(Workers(count).map(0) { $0 } == [])
    }

    @Test("parts of a list stand in their places", arguments: [1, 2, 7])
    func list(count: Int) {
        for (size, partSize) in [(0, 4), (1, 4), (8, 4), (11, 4), (100, 1)] {
            let texts = Workers(count).list(size, partSize: partSize) { range, output in
                for index in range { output.append(String(repeating: "x", count: 20) + String(index)) }
            }
            #expect(texts == (0..<size).map { String(repeating: "x", count: 20) + String($0) })
        }
    }

    private struct Failure: Error, Equatable { var number: Int }

    @Test("the first failure by number is thrown", arguments: [1, 2, 7])
    func failures(count: Int) {
        #expect(throws: Failure(number: 3)) {
            try Workers(count).map(50) { number throws(Failure) -> Int in
                if number % 4 == 3 { throw Failure(number: number) }
                return number
            }
        }
    }

    @Test("two things are done at a time, and the second's failure comes first", arguments: [1, 2])
    func together(count: Int) throws {
        let (one, two) = try Workers(count).together({ 1 }, { 2 })
        #expect(one == 1 && two == 2)
        #expect(throws: Failure(number: count == 1 ? 1 : 2)) {
            try Workers(count).together(
                { () throws -> Int in throw Failure(number: 1) }, { () throws -> Int in throw Failure(number: 2) })
        }
    }

    @Test func aValueIsHandedOverOnce() throws {
        let handover = Handover([1, 2])
        #expect(try handover.take() == [1, 2])
        #expect(throws: Problem.self) { try handover.take() }
    }
}
