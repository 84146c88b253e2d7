import PipelineModel

extension TextTable {
    /// Texts `range` as lengths and bytes.
    func encode(_ range: Range<Int>) -> [UInt8] {
        var block = BlockWriter()
        block.column(range.map { withBytes(of: TextID(rawValue: UInt32($0))) { UInt32($0.count) } })
        for id in range { withBytes(of: TextID(rawValue: UInt32(id))) { block.raw($0) } }
        return block.bytes
    }

    /// Takes in a block that starts where this table ends. A text that is there already means that the store is damaged.
    mutating func append(_ bytes: [UInt8], count: Int) throws {
        var block = BlockReader(bytes)
        let lengths = try block.column(UInt32.self, count: count)
        for length in lengths {
            let expected = UInt32(self.count)
            guard try block.withBytes(Int(length), { intern($0) }).rawValue == expected else { throw StoreDamage.shortBlock }
        }
    }
}
