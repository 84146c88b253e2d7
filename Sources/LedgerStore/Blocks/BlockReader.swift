import PipelineModel

/// Reads what ``BlockWriter`` wrote. A block that is too short is a damaged store, never a crash.
struct BlockReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// No block that this program writes holds more records.
    private static let mostRecords = 1 << 20

    mutating func column<Value: FixedWidthInteger>(_ type: Value.Type = Value.self, count: Int) throws -> [Value] {
        guard count > 0 else { return [] }
        guard count <= Self.mostRecords, bytes.count - offset >= 9 else { throw StoreDamage.shortBlock }
        let width = Int(bytes[offset])
        let start = offset + 9
        guard width <= 8, count * width <= bytes.count - start else { throw StoreDamage.shortBlock }
        offset = start + count * width
        return bytes.withUnsafeBytes { bytes in
            let base = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start - 8, as: UInt64.self))
            if width == 0 { return Array(repeating: Value(truncatingIfNeeded: base), count: count) }
            let mask = UInt64.max >> UInt64(64 - 8 * width)
            return [Value](unsafeUninitializedCapacity: count) { values, initialized in
                for index in 0..<count {
                    let place = start + index * width
                    var value: UInt64 = 0
                    if place + 8 <= bytes.count {
                        value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) & mask
                    } else {
                        for byte in 0..<width { value |= UInt64(bytes[place + byte]) << UInt64(8 * byte) }
                    }
                    values[index] = Value(truncatingIfNeeded: base &+ value)
                }
                initialized = count
            }
        }
    }

    /// The bytes that follow, as they stand in the block.
    mutating func withBytes<Result>(_ count: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) throws -> Result {
        guard count >= 0, count <= bytes.count - offset else { throw StoreDamage.shortBlock }
        defer { offset += count }
        return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[offset..<(offset + count)])) }
    }

    mutating func texts(count: Int) throws -> [TextID] { try column(UInt32.self, count: count).map { TextID(rawValue: $0) } }

    mutating func moments(count: Int) throws -> [Moment] {
        let days = try column(Int32.self, count: count)
        let seconds = try column(Int32.self, count: count)
        return zip(days, seconds).map { Moment(day: Day(number: $0), second: $1) }
    }

    mutating func decimals(count: Int) throws -> [ExactDecimal] {
        let mantissas = try column(Int64.self, count: count)
        let scales = try column(UInt8.self, count: count)
        return zip(mantissas, scales).map { ExactDecimal(mantissa: $0, scale: $1) }
    }

    mutating func places(count: Int, drop: UInt32) throws -> [Place] {
        guard count > 0 else { return [] }
        var next = try column(UInt64.self, count: 1)[0]
        var line = try column(UInt32.self, count: 1)[0]
        let gaps = try column(UInt64.self, count: count)
        let steps = try column(UInt32.self, count: count)
        let lengths = try column(UInt32.self, count: count)
        return (0..<count).map { index in
            let offset = next &+ gaps[index]
            line &+= steps[index]
            next = offset &+ UInt64(lengths[index])
            return Place(drop: drop, line: line, offset: offset, length: lengths[index])
        }
    }
}

extension BlockWriter {
    mutating func texts(_ texts: [TextID]) { column(texts.map(\.rawValue)) }

    mutating func moments(_ moments: [Moment]) {
        column(moments.map(\.day.number))
        column(moments.map(\.second))
    }

    mutating func decimals(_ decimals: [ExactDecimal]) {
        column(decimals.map(\.mantissa))
        column(decimals.map(\.scale))
    }

    /// Records mostly stand one behind another: what is kept is how far each is from the end of the one before.
    mutating func places(_ places: [Place]) {
        guard let first = places.first else { return }
        var next = first.offset
        var line = first.line
        column([next])
        column([line])
        column(
            places.map { place in
                defer { next = place.offset &+ UInt64(place.length) }
                return place.offset &- next
            })
        column(
            places.map { place in
                defer { line = place.line }
                return place.line &- line
            })
        column(places.map(\.length))
    }
}
