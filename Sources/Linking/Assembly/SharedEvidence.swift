internal import PipelineModel
internal import Synchronization

/// One of each list of evidence that payments to the same mention share: there would else be as many lists as payments.
final class SharedEvidence: Sendable {
    private struct Lists: Sendable {
        /// The bits of the wording, numbered.
        var wordings = KeyTable<Void>()
        /// By the mention and the number of the wording.
        var lists = KeyTable<EvidenceList>()
    }

    /// Some of the mentions each, so that one core seldom waits for another.
    private final class Shelf: Sendable {
        let lists = Mutex(Lists())
    }

    private let shelves: [Shelf]

    /// - Parameter mentions: How many there are.
    init(mentions: Int) { shelves = (0..<min(64, mentions + 1)).map { _ in Shelf() } }

    /// The list for payments to the mention whose reference says `wording` bits: what `make` gives the first time.
    func list(_ mention: MentionID, _ wording: Double, _ make: () -> EvidenceList) -> EvidenceList {
        shelves[Int(mention.rawValue) % shelves.count].lists.withLock { known in
            let number = known.wordings.number(of: wording.bitPattern, adding: ())
            let list = known.lists.number(of: UInt64(mention.rawValue) << 32 | UInt64(number), adding: make())
            return known.lists.values[list]
        }
    }
}
