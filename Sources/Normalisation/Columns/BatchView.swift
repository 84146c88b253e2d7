internal import PipelineModel

/// A batch opened for reading: pointers that hold while the batch is being read.
struct BatchView {
    let bytes: Bytes
    let ends: UnsafeBufferPointer<Int>
    let constants: Bytes
    let joinedBytes: Bytes
    let joinedEnds: UnsafeBufferPointer<Int>
    let joinedCount: Int

    /// Opens `batch` for `body`, with joined fields put together.
    static func with<Result>(_ batch: RecordBatch, _ plan: ColumnPlan, _ body: (BatchView) throws -> Result) rethrows -> Result {
        let (joinedBytes, joinedEnds) = join(batch, plan)
        return try batch.bytes.withUnsafeBufferPointer { bytes in
            try batch.fieldEnds.withUnsafeBufferPointer { ends in
                try plan.constants.withUnsafeBufferPointer { constants in
                    try joinedBytes.withUnsafeBufferPointer { joinedBytes in
                        try joinedEnds.withUnsafeBufferPointer { joinedEnds in
                            try body(
                                BatchView(
                                    bytes: bytes, ends: ends, constants: constants, joinedBytes: joinedBytes, joinedEnds: joinedEnds,
                                    joinedCount: plan.joined.count
                                ))
                        }
                    }
                }
            }
        }
    }

    /// The value of a field of `record`, the `index`th of the batch; empty where the record is too short.
    @inline(__always)
    func field(_ slot: FieldSlot, of record: Record, at index: Int) -> Bytes {
        switch slot {
        case .absent: return Bytes(start: nil, count: 0)
        case .column(let column): return self.column(column, of: record)
        case .constant(let range): return constants.slice(range)
        case .joined(let number):
            let place = index * joinedCount + number
            return joinedBytes.slice((place == 0 ? 0 : joinedEnds[place - 1])..<joinedEnds[place])
        }
    }

    @inline(__always)
    func column(_ column: Int, of record: Record) -> Bytes {
        guard column < record.fieldCount else { return Bytes(start: nil, count: 0) }
        let place = record.firstField + column
        return bytes.slice((place == 0 ? 0 : ends[place - 1])..<ends[place])
    }

    /// For every record and joined field the non-empty values with a space between them, back to back.
    private static func join(_ batch: RecordBatch, _ plan: ColumnPlan) -> ([UInt8], [Int]) {
        guard !plan.joined.isEmpty else { return ([], []) }
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for record in batch.records {
            for columns in plan.joined {
                let start = bytes.count
                for column in columns {
                    batch.withField(column, of: record) { value in
                        let value = value.trimmed
                        if value.isEmpty { return }
                        if bytes.count > start { bytes.append(0x20) }
                        bytes.append(contentsOf: value)
                    }
                }
                ends.append(bytes.count)
            }
        }
        return (bytes, ends)
    }
}
