internal import PipelineModel

/// Handles read so far, per platform of the record: from the text as written to its canonical text, or why there is none.
struct HandleMemo: Sendable {
    private struct Platform: Sendable {
        var written = TextTable()
        var results: [Result<TextID, ValueFault>] = [.success(.empty)]
    }

    private var platforms: [TextID: Platform] = [:]

    mutating func read(_ bytes: Bytes, platform: (id: TextID, name: String), texts: inout TextTable) throws(ValueFault) -> TextID {
        if bytes.isEmpty { return .empty }
        var memo = platforms.removeValue(forKey: platform.id) ?? Platform()
        let number = Int(memo.written.intern(bytes).rawValue)
        if number == memo.results.count {
            do throws(ValueFault) {
                memo.results.append(.success(texts.intern(try HandleParser().read(bytes, platform: platform.name))))
            } catch {
                memo.results.append(.failure(error))
            }
        }
        let result = memo.results[number]
        platforms[platform.id] = memo
        return try result.get()
    }
}
