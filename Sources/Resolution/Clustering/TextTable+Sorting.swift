internal import PipelineModel

extension TextTable {
    /// The texts in the order of their bytes. Most are told apart by the first eight behind what all begin with, which are compared as one
    /// number.
    func sorted(_ ids: some Collection<TextID>) -> [TextID] {
        let common = commonStart(ids)
        var keyed = ids.map { (start: start(of: $0, behind: common), id: $0) }
        keyed.sort { $0.start == $1.start ? precedes($0.id, $1.id) : $0.start < $1.start }
        return keyed.map(\.id)
    }

    /// How many bytes all of the texts begin with.
    private func commonStart(_ ids: some Collection<TextID>) -> Int {
        guard let first = ids.first else { return 0 }
        return withBytes(of: first) { first in
            ids.reduce(first.count) { common, id in
                withBytes(of: id) { bytes in
                    let most = min(common, bytes.count)
                    return (0..<most).first { bytes[$0] != first[$0] } ?? most
                }
            }
        }
    }

    private func start(of id: TextID, behind common: Int) -> UInt64 {
        withBytes(of: id) { bytes in
            var start: UInt64 = 0
            for index in common..<common + 8 { start = start << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
            return start
        }
    }
}
