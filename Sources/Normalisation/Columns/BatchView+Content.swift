internal import PipelineModel

extension BatchView {
    /// The fingerprint of all of a record's fields, whatever their order, with the blanks around them and the empty ones left out: the same row
    /// exported again with other columns, another delimiter or another encoding has the same.
    @inline(__always)
    func content(of record: Record, seeds: [UInt64]) -> Fingerprint {
        var sum: UInt64 = 0
        for column in 0..<min(record.fieldCount, seeds.count) {
            let value = self.column(column, of: record).trimmed
            if !value.isEmpty { sum &+= Fingerprint.of(value, seed: seeds[column]).rawValue }
        }
        return Fingerprint(rawValue: sum)
    }
}
