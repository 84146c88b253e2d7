/// Builds a block: columns of fixed-width integers, little-endian, back to back.
struct BlockWriter {
    private(set) var bytes: [UInt8] = []

    mutating func column<Value: FixedWidthInteger>(_ values: some Collection<Value>) {
        // Memory is what the block holds already wherever integers are little-endian.
        let isCopied: Void? = Value(1).littleEndian == 1 ? values.withContiguousStorageIfAvailable { append($0) } : nil
        if isCopied != nil { return }
        for value in values {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    private mutating func append(_ values: UnsafeBufferPointer<some FixedWidthInteger>) {
        bytes.append(contentsOf: UnsafeRawBufferPointer(values))
    }
}
