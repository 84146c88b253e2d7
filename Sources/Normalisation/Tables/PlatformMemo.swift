internal import PipelineModel

/// Platform names read so far: from the text as written to the canonical name.
struct PlatformMemo: Sendable {
    private var written = TextTable()
    private var known: [(id: TextID, name: String)] = [(.empty, "")]

    @inline(__always)
    mutating func read(_ bytes: Bytes, texts: inout TextTable) -> (id: TextID, name: String) {
        if bytes.isEmpty { return (.empty, "") }
        let number = Int(written.intern(bytes).rawValue)
        if number == known.count {
            let name = Platforms.canonical(bytes.trimmed.text)
            known.append((texts.intern(name), name))
        }
        return known[number]
    }
}
