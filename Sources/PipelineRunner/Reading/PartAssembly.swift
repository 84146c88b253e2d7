import Extraction
import Normalisation
import PipelineModel
import Synchronization

/// Takes in the parts of a drop in their order, each as soon as it and all before it are read, while others are still being read.
///
/// Whoever brings the part that is next takes it in, and what waited for it; nobody waits for that.
final class PartAssembly<Normaliser: RecordNormaliser>: Sendable where Normaliser.Item: Placed & Renumbered {
    typealias Part = DropPart<Normaliser.Item>

    private struct Queue {
        /// Parts that wait for one before them.
        var waiting: [Int: Part] = [:]
        /// The part that is taken in next.
        var next = 0
        /// Whether somebody takes in a part.
        var isBusy = false
    }

    private let reader: PartReader<Normaliser>
    private let starts: [RecordPosition]
    private let queue = Mutex(Queue())
    /// What was taken in; nil before the first.
    private let joined = Mutex<JoinedParts<Normaliser.Item>?>(nil)

    /// - Parameter starts: Where the parts were read from.
    init(_ reader: PartReader<Normaliser>, _ starts: [RecordPosition]) {
        self.reader = reader
        self.starts = starts
    }

    /// - Throws: ``Problem`` where a part has to be read again and can't be.
    func add(_ part: Part, _ index: Int) throws {
        queue.withLock { $0.waiting[index] = part }
        while let (part, number) = next() {
            try joined.withLock { try take(part, number, into: &$0) }
            queue.withLock { $0.isBusy = false }
        }
    }

    /// The part to take in now; nil where it is not there yet, or somebody else is at one.
    private func next() -> (part: Part, number: Int)? {
        queue.withLock { queue in
            guard !queue.isBusy, let part = queue.waiting.removeValue(forKey: queue.next) else { return nil }
            queue.isBusy = true
            queue.next += 1
            return (part, queue.next - 1)
        }
    }

    /// A part that does not begin where the one before ended is read again.
    private func take(_ part: Part, _ number: Int, into joined: inout JoinedParts<Normaliser.Item>?) throws {
        guard let end = joined?.end else {
            joined = JoinedParts(part)
            return
        }
        if end.offset == starts[number].offset {
            joined?.append(part, from: starts[number])
        } else {
            joined?.append(try reader.read(from: end, to: number + 1 < starts.count ? starts[number + 1].offset : nil), from: end)
        }
    }

    /// All parts as one, once each was added.
    ///
    /// - Throws: ``Problem`` of kind `internalError` where none was.
    func whole() throws -> Part {
        let all = joined.withLock { joined in
            defer { joined = nil }
            return joined
        }
        guard let all else { throw Problem(.internalError, "a drop was read in no part", remedy: "report this") }
        return all.joined(reader.workers)
    }
}
