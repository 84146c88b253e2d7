/// Builds a block: columns of fixed-width integers, little-endian, back to back.
struct BlockWriter {
    private(set) var bytes: [UInt8] = []

    mutating func column<Value: FixedWidthInteger>(_ values: some Sequence<Value>) {
        for value in values {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }
}
