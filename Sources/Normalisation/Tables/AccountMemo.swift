internal import PipelineModel

/// Account numbers read so far: from the text as written to its canonical text.
struct AccountMemo: Sendable {
    private var written = TextTable()
    private var canonical: [TextID] = [.empty]
    private var doubtful: [Bool] = [false]

    /// The canonical account in `bytes`, and whether it is one that must not bind.
    @inline(__always)
    mutating func read(_ bytes: Bytes, texts: inout TextTable) -> (id: TextID, isDoubtful: Bool) {
        let number = Int(written.intern(bytes).rawValue)
        if number == canonical.count { learn(bytes, texts: &texts) }
        return (canonical[number], doubtful[number])
    }

    private mutating func learn(_ bytes: Bytes, texts: inout TextTable) {
        let (text, kind) = AccountNumberParser().read(bytes)
        canonical.append(text.withUnsafeBufferPointer { texts.intern($0) })
        doubtful.append(kind == .doubtful)
    }
}
