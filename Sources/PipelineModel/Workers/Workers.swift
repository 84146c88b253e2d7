internal import Glibc
internal import Synchronization

/// How many things a run does at a time, and the way to do them. Results come in the order of the work, whoever did it when.
public struct Workers: Sendable {
    public let count: Int
    /// The threads that copies of this value share.
    let pool: WorkerPool

    /// - Parameter count: The processor's cores where nil.
    public init(_ count: Int? = nil) {
        self.count = max(1, count ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        pool = WorkerPool(places: self.count)
    }

    /// `body` of each of `0..<count`, at most ``count`` of them at a time.
    ///
    /// - Throws: What the first of them, by number, throws.
    public func map<Result: Sendable, Failure: Error>(
        _ iterations: Int, _ body: @Sendable (Int) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let results = Mutex<[Swift.Result<Result, Failure>?]>(Array(repeating: nil, count: iterations))
        pool.perform(iterations) { index in
            let result: Swift.Result<Result, Failure>
            do throws(Failure) { result = .success(try body(index)) } catch { result = .failure(error) }
            results.withLock { $0[index] = result }
        }
        var all: [Result] = []
        for result in results.withLock({ $0 }) { if let result { all.append(try result.get()) } }
        return all
    }

    /// What `body` adds up over `0..<iterations`, a sum for each thread that worked. Which of them a thing was added to is left open, so that only
    /// what adds up the same in whatever order may be added: whole numbers do.
    ///
    /// - Parameter zero: What a sum is before anything is added.
    public func sums<Sum: Sendable>(_ iterations: Int, from zero: Sum, _ body: @Sendable (Int, inout Sum) -> Void) -> [Sum] {
        let sums = Mutex<[Sum]>([])
        let next = Atomic<Int>(0)
        pool.perform(min(count, iterations)) { _ in
            var sum = zero
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < iterations else { break }
                body(index, &sum)
            }
            sums.withLock { $0.append(sum) }
        }
        return sums.withLock { $0 }
    }

    /// A list of `count` items, of which each part is written straight into its place: nothing is put together afterwards.
    ///
    /// - Parameters:
    ///   - partSize: So many items are made at a time.
    ///   - body: Appends an item for each of its range.
    public func list<Item: Sendable>(
        _ count: Int, partSize: Int, _ body: @Sendable (Range<Int>, inout OutputSpan<Item>) -> Void
    ) -> [Item] {
        let parts = Self.parts(of: 0..<count, size: partSize)
        return Array(unsafeUninitializedCapacity: count) { items, initialized in
            // No two parts share a place.
            nonisolated(unsafe) let places = UnsafeMutableBufferPointer(rebasing: items[..<count])
            _ = map(parts.count) { part in
                let range = parts[part]
                var output = OutputSpan(buffer: places[range], initializedCount: 0)
                body(range, &output)
                precondition(output.count == range.count, "a part of a list has a gap")
                _ = output.finalize(for: places[range])
            }
            initialized = count
        }
    }

    /// `range` cut into parts of a fixed size, the last one shorter where it does not divide: so that neither the number of workers nor who
    /// is first changes a result.
    public static func parts(of range: Range<Int>, size: Int) -> [Range<Int>] {
        stride(from: range.lowerBound, to: range.upperBound, by: size).map { $0..<min($0 + size, range.upperBound) }
    }

    /// Does both at a time, `first` on another thread; one after the other where there is one worker.
    ///
    /// - Throws: What `second` throws, or else `first`.
    public func together<First: Sendable, Second, Failure: Error>(
        _ first: @escaping @Sendable () throws(Failure) -> First, _ second: () throws(Failure) -> Second
    ) throws(Failure) -> (First, Second) {
        if count == 1 { return (try first(), try second()) }
        let result = Slot<Swift.Result<First, Failure>>()
        var other: Swift.Result<Second, Failure>?
        let task = { @Sendable in
            let done: Swift.Result<First, Failure>
            do throws(Failure) { done = .success(try first()) } catch { done = .failure(error) }
            result.value.withLock { $0 = done }
        }
        pool.together(task) { do throws(Failure) { other = .success(try second()) } catch { other = .failure(error) } }
        guard let other, let first = result.value.withLock({ $0 }) else { preconditionFailure("one of two tasks was not done") }
        let done = try other.get()
        return (try first.get(), done)
    }

    private final class Slot<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }
}
