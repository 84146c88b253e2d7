/// The work of a stage that is done in parts which know nothing of each other.
///
/// In this process a part is worked on as it stands. An engine with workers elsewhere writes down the context once and each part, lets a worker
/// read both, and reads what it writes. Both ways end in the same function.
public protocol PartStage: Sendable {
    associatedtype Output: PartOutput
    /// Works on parts that come from elsewhere.
    typealias PartWorker = (inout ByteReader) throws -> Output

    /// What a worker is told to do: a word of small letters and hyphens. No two stages have the same.
    static var name: String { get }

    var partCount: Int { get }

    /// How many rows the output of a part has to account for; nil where only the work shows that.
    func rows(ofPart part: Int) -> Int?

    /// What the part is, as a person is told of one that was lost.
    func label(ofPart part: Int) -> String

    func run(_ part: Int) -> Output

    /// Writes what all parts need.
    func writeContext(to bytes: inout ByteWriter)

    /// Writes what one part needs beside the context.
    func write(part: Int, to bytes: inout ByteWriter)

    /// - Throws: ``TransferDamage`` where the context is not what ``writeContext(to:)`` wrote; ``Problem`` where a file that it names is
    ///   missing or another than it was.
    static func worker(context: inout ByteReader) throws -> PartWorker
}

/// A stage whose outputs are sums by key, so that parts of them can be put together anywhere, in any order.
public protocol KeyedStage: PartStage {
    /// The output cut into `count` pieces by its keys: equal keys of all outputs go to the same piece.
    static func cut(_ output: Output, into count: Int) -> [Output]

    /// All of them as one.
    static func merged(_ outputs: [Output]) -> Output
}

/// What a part of a stage gives.
public protocol PartOutput: Portable, Sendable {
    /// What it accounts for; tallies of outputs that are put together add up.
    var tally: PartTally { get }
}

/// Rows, and a sum over them that shows whether they are those that were meant.
public struct PartTally: Hashable, Sendable {
    public var rows: Int
    /// A control total: amounts in their smallest units, or whatever the rows count; beyond 64 bits it wraps round.
    public var control: Int64

    public init(rows: Int, control: Int64 = 0) {
        self.rows = rows
        self.control = control
    }

    public static func + (left: PartTally, right: PartTally) -> PartTally {
        PartTally(rows: left.rows + right.rows, control: left.control &+ right.control)
    }
}
