internal import PipelineModel

/// What `payola explain` says: lines of plain text, indented by two blanks a level. Nothing in it can act on a terminal.
public struct Explanation: Sendable {
    /// What a reader should know before anything else, such as that the configuration changed since the last run.
    public private(set) var notes: [String]
    public private(set) var lines: [String] = []

    init(notes: [String]) { self.notes = notes }

    public var text: String { lines.map { $0 + "\n" }.joined() }

    mutating func add(_ line: String, _ level: Int = 0) {
        lines.append(line.isEmpty ? "" : String(repeating: "  ", count: level) + line.singleLine)
    }

    /// The pieces of a weighing, one a line: bits, the probability that they have come to, and what was observed. It starts from the base
    /// rate, the odds before anything else is known.
    mutating func add(waterfall evidence: some Sequence<Evidence>, to probability: Double, _ level: Int, closing: String) {
        let base = evidence.filter { $0.kind == "base-rate" || $0.kind == "prior" }
        let pieces = base + evidence.filter { $0.kind != "base-rate" && $0.kind != "prior" }
        let width = pieces.map(\.kind.count).max() ?? 0
        var bits = 0.0
        for piece in pieces {
            bits += piece.weight
            let name = piece.kind + String(repeating: " ", count: width - piece.kind.count)
            add(
                "\(name)  \(Self.signed(piece.weight)) bits  → \(Probability.text(Probability.fromBits(bits)))  \(piece.detail)"
                    .trimmedAtEnd, level)
        }
        let reached = Probability.text(Probability.fromBits(bits))
        let final = Probability.text(probability)
        if pieces.isEmpty || reached != final { add("comes to \(final)\(closing.isEmpty ? "" : ": " + closing)", level) }
    }

    private static func signed(_ weight: Double) -> String {
        let tenths = Int((max(-9999, min(9999, weight)) * 10).rounded())
        let text = (tenths < 0 ? "-" : "+") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
        return String(repeating: " ", count: max(0, 6 - text.count)) + text
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
