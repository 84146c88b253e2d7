internal import PipelineModel

/// Handles read so far, per platform of the record: from the text as written to its canonical text, or why there is none.
struct HandleMemo: Sendable {
    private struct Platform: Sendable {
        let id: TextID
        var written = TextTable()
        var results: [Result<TextID, ValueFault>] = [.success(.empty)]
    }

    /// A drop has few platforms: the last one is looked at first, then the others in turn.
    private var platforms: [Platform] = []
    private var last = 0

    mutating func read(_ bytes: Bytes, platform: (id: TextID, name: String), texts: inout TextTable) throws(ValueFault) -> TextID {
        if bytes.isEmpty { return .empty }
        if last >= platforms.count || platforms[last].id != platform.id {
            last = platforms.firstIndex { $0.id == platform.id } ?? platforms.count
            if last == platforms.count { platforms.append(Platform(id: platform.id)) }
        }
        let number = Int(platforms[last].written.intern(bytes).rawValue)
        if number == platforms[last].results.count {
            do throws(ValueFault) {
                platforms[last].results.append(.success(texts.intern(try HandleParser().read(bytes, platform: platform.name))))
            } catch {
                platforms[last].results.append(.failure(error))
            }
        }
        return try platforms[last].results[number].get()
    }
}
