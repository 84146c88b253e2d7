internal import Dispatch
internal import Synchronization

/// Independent pieces of work, done on all cores and put together in order, so that neither the number of cores nor who is first changes
/// a result.
public enum Parts {
    /// What `body` answers for each number below `count`, in the order of the numbers.
    ///
    /// - Throws: what `body` throws for the lowest number for which it does; the other pieces are done all the same.
    public static func map<Value: Sendable>(_ count: Int, _ body: @Sendable (Int) throws -> Value) throws -> [Value] {
        if count < 2 { return try (0..<count).map(body) }
        let results = Mutex<[Result<Value, any Error>?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let result = Result { try body(number) }
            results.withLock { $0[number] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }

    /// The same for work that cannot fail.
    public static func map<Value: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
        if count < 2 { return (0..<count).map(body) }
        let results = Mutex<[Value?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let result = body(number)
            results.withLock { $0[number] = result }
        }
        return results.withLock { $0 }.compactMap { $0 }
    }

    /// `range` cut into pieces of `size`, the last one shorter where it does not divide.
    public static func cut(_ range: Range<Int>, size: Int) -> [Range<Int>] {
        stride(from: range.lowerBound, to: range.upperBound, by: size).map { $0..<min($0 + size, range.upperBound) }
    }
}
