internal import PipelineModel

/// Platform names read so far: from the text as written to the canonical name.
struct PlatformMemo: Sendable {
    private var written = TextTable()
    /// The first is that of no platform.
    private(set) var known: [(id: TextID, name: String)] = [(.empty, "")]
    /// The number of the last: nearly all records of a drop name one platform.
    private var last = 0

    /// The index in `known` of the platform in `bytes`.
    @inline(__always)
    mutating func read(_ bytes: Bytes, texts: inout TextTable) -> Int {
        if bytes.isEmpty { return 0 }
        if written.isText(TextID(rawValue: UInt32(last)), bytes) { return last }
        let number = Int(written.intern(bytes).rawValue)
        if number == known.count {
            let name = Platforms.canonical(bytes.trimmed.text)
            known.append((texts.intern(name), name))
        }
        last = number
        return number
    }
}
