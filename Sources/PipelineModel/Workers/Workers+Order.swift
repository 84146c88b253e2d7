internal import Synchronization

extension Workers {
    /// Makes something of each of `0..<count` and has it taken in that order, by the calling thread alone, as soon as all before it were: what is made
    /// need not wait in memory until all is.
    ///
    /// - Parameters:
    ///   - order: The numbers in the order in which they are begun, where that is another: so that what takes long is not begun last.
    ///   - make: Called by any thread.
    ///   - take: Called by the calling thread, between what it makes itself.
    /// - Throws: What `make` throws first by number, or `take`; nothing is taken after that.
    public func forEachInOrder<Made: Sendable>(
        _ count: Int, begin order: [Int]? = nil, make: @Sendable (Int) throws -> Made, take: (consuming Made) throws -> Void
    ) throws {
        let made = Mutex<[Result<Made, any Error>?]>(Array(repeating: nil, count: count))
        var next = 0
        var failure: (any Error)?
        let takeAll = {
            while failure == nil, next < count {
                let ready = made.withLock { made in
                    defer { made[next] = nil }
                    return made[next]
                }
                guard let ready else { return }
                next += 1
                do { try take(ready.get()) } catch { failure = error }
            }
        }
        pool.perform(count, between: takeAll) { place in
            let number = order?[place] ?? place
            let result = Result { try make(number) }
            made.withLock { $0[number] = result }
        }
        if let failure { throw failure }
    }
}
