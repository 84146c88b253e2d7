internal import PipelineModel

/// Distinct texts but the empty one, in the order in which they came.
struct DistinctTexts {
    private(set) var all: [TextID] = []
    private var isTaken: [Bool]

    /// - Parameter texts: The table that the texts stand in.
    init(of texts: TextTable) { isTaken = Array(repeating: false, count: texts.count) }

    mutating func insert(_ text: TextID) {
        guard !text.isEmpty, !isTaken[Int(text.rawValue)] else { return }
        isTaken[Int(text.rawValue)] = true
        all.append(text)
    }
}
