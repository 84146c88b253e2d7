import Dispatch
import PipelineModel
import Synchronization
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
        let (one, two) = Workers(count).together({ 1 }, { 2 })
        #expect(one == 1 && two == 2)
        #expect(throws: Failure(number: count == 1 ? 1 : 2)) {
            try Workers(count).together(
                { () throws -> Int in throw Failure(number: 1) }, { () throws -> Int in throw Failure(number: 2) })
        }
    }

    @Test("work that asks for work in turn is done whole", arguments: [1, 2, 3, 7])
    func nested(count: Int) throws {
        let workers = Workers(count)
        let sums = { @Sendable () -> [Int] in
            workers.map(10) { outer in workers.map(outer) { inner in workers.sums(inner, from: 0) { $1 += $0 }.reduce(0, +) }.reduce(0, +) }
        }
        let (left, right) = workers.together(sums) { workers.map(20) { outer in workers.map(30) { outer * $0 }.reduce(0, +) } }
        #expect(left == (0..<10).map { outer in (0..<outer).map { $0 * ($0 - 1) / 2 }.reduce(0, +) })
        #expect(right == (0..<20).map { $0 * 435 })
    }

    @Test("who has nothing left to do helps with what another's work was cut into")
    func whoIsFreeHelps() {
        let workers = Workers(2)
        let (one, other) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let met = workers.map(2) { outer -> [Bool] in
            if outer == 0 { return [] }
            // Each of the two inner pieces waits for the other to begin, so that one thread alone would never end the first.
            return workers.map(2) { inner in
                (inner == 0 ? other : one).signal()
                return (inner == 0 ? one : other).wait(timeout: .now() + 60) == .success
            }
        }
        #expect(met == [[], [true, true]])
    }

    @Test("no more pieces are under way than there are workers", arguments: [1, 2, 3])
    func limit(count: Int) {
        let underWay = Mutex((now: 0, most: 0))
        _ = Workers(count).map(200) { number in
            underWay.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<(number % 7 * 1000) { underWay.withLock { _ in } }
            underWay.withLock { $0.now -= 1 }
        }
        #expect(underWay.withLock { $0.most } <= count)
    }

    @Test("failures of nested work come out")
    func nestedFailures() {
        let workers = Workers(2)
        #expect(throws: Failure(number: 1)) {
            try workers.map(4) { outer throws(Failure) in
                try workers.map(4) { inner throws(Failure) in if outer + inner == 4 { throw Failure(number: outer) } }
            }
        }
    }

    @Test("what is made in any order is taken in its own", arguments: [1, 2, 3, 7])
    func takenInOrder(count: Int) throws {
        for order in [nil, Array((0..<100).reversed()), Array(50..<100) + Array(0..<50)] {
            var taken: [Int] = []
            try Workers(count).forEachInOrder(100, begin: order) {
                $0 * $0
            } take: {
                taken.append($0)
            }
            #expect(taken == (0..<100).map { $0 * $0 })
        }
        try Workers(count).forEachInOrder(0) {
            $0
        } take: { _ in
            Issue.record("nothing is there to be taken")
        }
    }

    @Test("nothing is taken after a failure", arguments: [1, 2, 7])
    func takenUntilFailure(count: Int) {
        var taken: [Int] = []
        #expect(throws: Failure(number: 7)) {
            try Workers(count).forEachInOrder(20) { number in
                if number >= 7 { throw Failure(number: number) }
                return number
            } take: { (made: consuming Int) in
                taken.append(made)
            }
        }
        #expect(taken == Array(0..<7))
        taken = []
        #expect(throws: Failure(number: 5)) {
            try Workers(count).forEachInOrder(20) {
                $0
            } take: { (made: consuming Int) in
                if made == 5 { throw Failure(number: 5) }
                taken.append(made)
            }
        }
        #expect(taken == Array(0..<5))
    }

    @Test func aValueIsHandedOverOnce() throws {
        let handover = Handover([1, 2])
        #expect(try handover.take() == [1, 2])
        #expect(throws: Problem.self) { try handover.take() }
    }
}
