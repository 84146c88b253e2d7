internal import Dispatch
internal import Synchronization

/// Threads that share what there is to do, also what a piece of work asks for in turn.
///
/// A thread that has nothing left to do helps with whatever is open, the newest first: so both cores are busy where one of two things done
/// together ends before the other, and where a piece of work is itself cut into pieces. (`concurrentPerform` gives the inner of two loops one
/// thread.) Who waits for others lends its place to another thread meanwhile, so that as many work at a time as there are places; who goes on
/// after waiting goes on at once, and a helper leaves between two pieces. Nobody does another's work while it waits for its own: it may hold
/// a lock or a database.
final class WorkerPool: Sendable {
    private let places: Int

    private struct State {
        /// Threads that work, or are on their way to; the one that the pool was made on is the first.
        var busy = 1
        var jobs: [SharedJob] = []
    }

    private let state = Mutex(State())

    init(places: Int) { self.places = places }

    /// `body` of each of `0..<count`, by the calling thread and whoever is free.
    ///
    /// - Parameter between: Called by the calling thread alone, after each piece that it did and once more at the end.
    func perform(_ count: Int, between: () -> Void = {}, _ body: @Sendable (Int) -> Void) {
        guard count > 1, places > 1 else {
            for index in 0..<count {
                body(index)
                between()
            }
            return
        }
        withoutActuallyEscaping(body) { body in
            let job = SharedJob(count, body)
            open(job)
            finish(job, between)
        }
        between()
    }

    /// Offers `first` to whoever is free while the calling thread does `second`; does it itself afterwards where nobody was.
    func together(_ first: @escaping @Sendable () -> Void, _ second: () -> Void) {
        let job = SharedJob(1) { _ in first() }
        open(job)
        second()
        finish(job)
    }

    private func open(_ job: SharedJob) {
        state.withLock { $0.jobs.append(job) }
        callForHelp()
    }

    private func finish(_ job: SharedJob, _ between: () -> Void = {}) {
        job.work {
            between()
            return true
        }
        if !job.isDone {
            // The place is lent while the thread waits.
            state.withLock { $0.busy -= 1 }
            callForHelp()
            job.wait()
            state.withLock { $0.busy += 1 }
        }
        state.withLock { state in state.jobs.removeAll { $0 === job } }
        job.close()
    }

    /// Fills the free places, as far as there is work for them.
    private func callForHelp() {
        let missing = state.withLock { state in
            let missing = state.jobs.contains(where: \.isOpen) ? max(0, places - state.busy) : 0
            state.busy += missing
            return missing
        }
        for _ in 0..<missing { DispatchQueue.global().async { self.help() } }
    }

    private func help() {
        while let job = nextJob() { job.work { self.hasRoom } }
    }

    /// The newest job with something to do; nil where there is none or no place, and then the thread no longer counts.
    private func nextJob() -> SharedJob? {
        state.withLock { state in
            if state.busy <= places, let job = state.jobs.last(where: \.isOpen) { return job }
            state.busy -= 1
            return nil
        }
    }

    private var hasRoom: Bool { state.withLock { $0.busy <= places } }
}
