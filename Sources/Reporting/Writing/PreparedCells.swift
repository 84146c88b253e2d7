/// Cells that many rows have in common, written and quoted once: such as a party's id and name.
struct PreparedCells: Sendable {
    /// One group of cells behind another.
    private(set) var bytes: [UInt8] = []
    private(set) var ends = [0]

    mutating func add(_ group: [UInt8]) {
        bytes += group
        ends.append(bytes.count)
    }

    /// Where a group stands in `bytes`.
    func range(_ group: Int) -> Range<Int> { ends[group]..<ends[group + 1] }

    /// What a group begins with; 0 where it is empty.
    func firstByte(_ group: Int) -> Int { range(group).isEmpty ? 0 : Int(bytes[ends[group]]) }
}
