extension Reject: Portable {
    public func write(to bytes: inout ByteWriter) {
        bytes.write(item: place)
        for text in [field, value, reason, record] { bytes.write(text) }
    }

    public init(from bytes: inout ByteReader) throws {
        self.init(
            place: try bytes.item(), field: try bytes.text(), value: try bytes.text(), reason: try bytes.text(), record: try bytes.text())
    }
}

extension RecordCounts: Portable {
    public func write(to bytes: inout ByteWriter) {
        for number in [entries, repeats, rejected, blank, excludedByReason.count] { bytes.write(number) }
        for (reason, count) in excludedByReason.sorted(by: { $0.key < $1.key }) {
            bytes.write(reason)
            bytes.write(count)
        }
    }

    public init(from bytes: inout ByteReader) throws {
        entries = try bytes.number()
        repeats = try bytes.number()
        rejected = try bytes.number()
        blank = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let reason = try bytes.text()
            excludedByReason[reason] = try bytes.number()
        }
    }
}
