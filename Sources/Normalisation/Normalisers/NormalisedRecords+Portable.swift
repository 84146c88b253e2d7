public import PipelineModel

/// As ``Portable`` has it.
extension NormalisedRecords where Item: BitwiseCopyable {
    public func write(to bytes: inout ByteWriter) {
        bytes.write(items: items)
        bytes.write(list: rejects)
        bytes.write(counts)
        bytes.write(totals)
        bytes.write(item: notes)
    }

    public init(from bytes: inout ByteReader) throws {
        items = try bytes.items()
        rejects = try bytes.list()
        counts = try bytes.value()
        totals = try bytes.value()
        notes = try bytes.item()
    }
}
