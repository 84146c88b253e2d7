internal import PipelineModel

extension TextTable {
    /// The texts in the order of their bytes. Most are told apart by their first eight, which are compared as one number.
    func sorted(_ ids: some Collection<TextID>) -> [TextID] {
        var keyed = ids.map { (start: start(of: $0), id: $0) }
        keyed.sort { $0.start == $1.start ? precedes($0.id, $1.id) : $0.start < $1.start }
        return keyed.map(\.id)
    }

    private func start(of id: TextID) -> UInt64 {
        withBytes(of: id) { bytes in
            var start: UInt64 = 0
            for index in 0..<8 { start = start << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
            return start
        }
    }
}
