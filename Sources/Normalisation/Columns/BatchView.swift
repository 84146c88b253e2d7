internal import PipelineModel

/// A batch opened for reading: pointers that hold while the batch is being read.
struct BatchView {
    let bytes: Bytes
    let ends: UnsafeBufferPointer<Int>
    let constants: Bytes
    let computedBytes: Bytes
    let computedEnds: UnsafeBufferPointer<Int>
    let computedCount: Int

    /// Opens `batch` for `body`, with computed fields worked out.
    static func with<Result>(_ batch: RecordBatch, _ plan: ColumnPlan, _ body: (BatchView) throws -> Result) rethrows -> Result {
        let (computedBytes, computedEnds) = compute(batch, plan)
        return try batch.bytes.withUnsafeBufferPointer { bytes in
            try batch.fieldEnds.withUnsafeBufferPointer { ends in
                try plan.constants.withUnsafeBufferPointer { constants in
                    try computedBytes.withUnsafeBufferPointer { computedBytes in
                        try computedEnds.withUnsafeBufferPointer { computedEnds in
                            try body(
                                BatchView(
                                    bytes: bytes, ends: ends, constants: constants, computedBytes: computedBytes,
                                    computedEnds: computedEnds,
                                    computedCount: plan.computed.count
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
        case .computed(let number):
            let place = index * computedCount + number
            return computedBytes.slice((place == 0 ? 0 : computedEnds[place - 1])..<computedEnds[place])
        }
    }

    @inline(__always)
    func column(_ column: Int, of record: Record) -> Bytes {
        guard column < record.fieldCount else { return Bytes(start: nil, count: 0) }
        let place = record.firstField + column
        return bytes.slice((place == 0 ? 0 : ends[place - 1])..<ends[place])
    }

    /// For every record and computed field its value, back to back.
    private static func compute(_ batch: borrowing RecordBatch, _ plan: ColumnPlan) -> ([UInt8], [Int]) {
        guard !plan.computed.isEmpty else { return ([], []) }
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for record in batch.records {
            for field in plan.computed {
                field.append(record, of: batch, to: &bytes)
                ends.append(bytes.count)
            }
        }
        return (bytes, ends)
    }
}
