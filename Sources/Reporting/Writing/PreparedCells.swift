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
}
