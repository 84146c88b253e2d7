internal import PipelineModel

/// Handles read so far, per platform of the record: from the text as written to its canonical text, or why there is none.
struct HandleMemo: Sendable {
    private struct Platform: Sendable {
        let id: TextID
        let name: String
        let canonical: String
        var written = TextTable()
        var handles: [TextID] = [.empty]
        /// Why there is none, by what was written.
        var faults: [Int: ValueFault] = [:]

        init(id: TextID, name: String) {
            self.id = id
            self.name = name
            canonical = Platforms.canonical(name)
        }
    }

    /// A drop has few platforms: the last one is looked at first, then the others in turn.
    private var platforms: [Platform] = []
    private var last = 0

    /// - Parameter platform: Its number among those `known`.
    mutating func read(_ bytes: Bytes, platform: Int, of known: PlatformMemo, texts: inout TextTable) throws(ValueFault) -> TextID {
        if bytes.isEmpty { return .empty }
        let id = known.known[platform].id
        if last >= platforms.count || platforms[last].id != id {
            last = platforms.firstIndex { $0.id == id } ?? platforms.count
            if last == platforms.count { platforms.append(Platform(id: id, name: known.known[platform].name)) }
        }
        let number = Int(platforms[last].written.intern(bytes).rawValue)
        if number == platforms[last].handles.count {
            do throws(ValueFault) {
                let read = try HandleParser().read(bytes, platform: platforms[last].name, canonical: platforms[last].canonical)
                platforms[last].handles.append(texts.intern(read))
            } catch {
                platforms[last].handles.append(.empty)
                platforms[last].faults[number] = error
            }
        }
        let handle = platforms[last].handles[number]
        // No text that is written gives an empty handle.
        if handle.isEmpty, let fault = platforms[last].faults[number] { throw fault }
        return handle
    }
}
