internal import Synchronization

/// Measures the stages of a run and tells the observer where it is.
final class StageClock: Sendable {
    private let observer: any RunObserver
    private let measured = Mutex<[RunOutcome.Stage]>([])

    init(observer: any RunObserver) { self.observer = observer }

    /// In the order in which data flows: of two that run side by side it must not matter which is done first.
    var stages: [RunOutcome.Stage] {
        measured.withLock { stages in
            stages.sorted { (Self.order.firstIndex(of: $0.name) ?? .max) < (Self.order.firstIndex(of: $1.name) ?? .max) }
        }
    }

    private static let order = [
        "reading", "deduplication", "resolution", "reconciliation", "linking", "aggregation", "flow tracing", "reporting", "flags",
    ]

    func measure<Result>(_ stage: String, records: Int, _ body: () throws -> Result) rethrows -> Result {
        observer.advanced(stage: stage, records: records, fraction: nil)
        let start = ContinuousClock.now
        let result = try body()
        FreedMemory.giveBack()
        add(stage, records: records, since: start)
        return result
    }

    func add(_ stage: String, records: Int, since start: ContinuousClock.Instant) {
        let elapsed = (ContinuousClock.now - start).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        measured.withLock { stages in
            // A stage that is done in pieces, between others, is one all the same.
            guard let known = stages.firstIndex(where: { $0.name == stage }) else {
                return stages.append(.init(name: stage, records: records, seconds: seconds))
            }
            stages[known].records = max(stages[known].records, records)
            stages[known].seconds += seconds
        }
    }
}
