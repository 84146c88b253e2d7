internal import Synchronization

/// Measures the stages of a run and tells the observer where it is.
final class StageClock: Sendable {
    private let observer: any RunObserver
    private let measured = Mutex<[RunOutcome.Stage]>([])

    init(observer: any RunObserver) { self.observer = observer }

    var stages: [RunOutcome.Stage] { measured.withLock { $0 } }

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
