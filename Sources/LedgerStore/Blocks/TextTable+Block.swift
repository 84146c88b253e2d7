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
        try block.withBytes(lengths.reduce(0) { $0 + Int($1) }) { texts in
            var start = 0
            var pieces: [UnsafeBufferPointer<UInt8>] = []
            var hashes: [UInt64] = []
            for window in Workers.parts(of: lengths.indices, size: 64) {
                pieces.removeAll(keepingCapacity: true)
                hashes.removeAll(keepingCapacity: true)
                for length in lengths[window] {
                    let piece = UnsafeBufferPointer(rebasing: texts[start..<(start + Int(length))])
                    pieces.append(piece)
                    hashes.append(TextTable.hash(piece))
                    start += Int(length)
                }
                _ = hashes.withUnsafeBufferPointer { touch(hashes: $0) }
                for (piece, hash) in zip(pieces, hashes) {
                    let expected = UInt32(self.count)
                    guard intern(piece, hash: hash).rawValue == expected else { throw StoreDamage.shortBlock }
                }
            }
        }
    }
}

extension BlockWriter {
    /// All texts of a table that belongs to the block.
    mutating func table(_ texts: TextTable) {
        let packed = texts.encode(1..<texts.count)
        column([UInt32(texts.count)])
        column([UInt32(packed.count)])
        packed.withUnsafeBufferPointer { raw($0) }
    }
}

extension BlockReader {
    mutating func table() throws -> TextTable {
        guard let count = try column(UInt32.self, count: 1).first, count >= 1, let size = try column(UInt32.self, count: 1).first else {
            throw StoreDamage.shortBlock
        }
        var texts = TextTable()
        try texts.append(try withBytes(Int(size)) { Array($0) }, count: Int(count) - 1)
        return texts
    }

    /// Numbers of a table's texts, as texts.
    mutating func texts(of table: TextTable, count: Int) throws -> [String] {
        try texts(count: count).map { id in
            guard Int(id.rawValue) < table.count else { throw StoreDamage.shortBlock }
            return table[id]
        }
    }
}
