/// Builds a block: columns of integers, back to back, each as narrow as its values lie apart.
///
/// A column is a byte that says how many bytes an integer takes (0 to 8), the least integer in eight bytes, and what each integer is above
/// it; little-endian. A block of ledger entries takes about 40 bytes an entry so, where the integers in full width would take 100.
struct BlockWriter {
    private(set) var bytes: [UInt8] = []

    mutating func column<Value: FixedWidthInteger>(_ values: [Value]) {
        guard let least = values.min(), let most = values.max() else { return }
        let range = UInt64(truncatingIfNeeded: most) &- UInt64(truncatingIfNeeded: least)
        let width = (UInt64.bitWidth - range.leadingZeroBitCount + 7) / 8
        let base = UInt64(truncatingIfNeeded: least)
        bytes.append(UInt8(width))
        withUnsafeBytes(of: base.littleEndian) { bytes.append(contentsOf: $0) }
        guard width > 0 else { return }
        let start = bytes.count
        // Each integer is stored in eight bytes, and the next one overwrites those that are too many.
        bytes.append(contentsOf: repeatElement(0, count: values.count * width + 8))
        bytes.withUnsafeMutableBytes { bytes in
            var place = start
            for value in values {
                bytes.storeBytes(of: (UInt64(truncatingIfNeeded: value) &- base).littleEndian, toByteOffset: place, as: UInt64.self)
                place += width
            }
        }
        bytes.removeLast(8)
    }

    /// Bytes as they are.
    mutating func raw(_ values: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: values) }
}
