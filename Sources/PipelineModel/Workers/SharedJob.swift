internal import Dispatch
internal import Synchronization

/// Numbered pieces of work that several threads do together, each piece once.
final class SharedJob: Sendable {
    private let count: Int
    private let next = Atomic<Int>(0)
    private let unfinished: Atomic<Int>
    private let end = DispatchSemaphore(value: 0)
    /// Let go of at the end, since it belongs to whoever asked for the work.
    private let body: Mutex<(@Sendable (Int) -> Void)?>

    init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        self.count = count
        unfinished = Atomic(count)
        self.body = Mutex(body)
    }

    /// Whether a piece is left that nobody does yet.
    var isOpen: Bool { next.load(ordering: .relaxed) < count }

    var isDone: Bool { unfinished.load(ordering: .acquiring) == 0 }

    /// Does one piece after another, as long as there are any and `goesOn` says so, which is asked between two.
    func work(while goesOn: () -> Bool) {
        repeat {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            perform(index)
            if unfinished.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { end.signal() }
        } while goesOn()
    }

    /// Waits until all pieces are done, whoever does them.
    func wait() { end.wait() }

    /// Forgets the work.
    func close() { body.withLock { $0 = nil } }

    @inline(never)
    private func perform(_ index: Int) { body.withLock { $0 }?(index) }
}
