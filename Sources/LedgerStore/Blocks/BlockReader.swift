import PipelineModel

/// Reads what ``BlockWriter`` wrote. A block that is too short is a damaged store, never a crash.
struct BlockReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func column<Value: FixedWidthInteger>(_ type: Value.Type = Value.self, count: Int) throws -> [Value] {
        let size = MemoryLayout<Value>.size
        guard count >= 0, count <= (bytes.count - offset) / size else { throw StoreDamage.shortBlock }
        defer { offset += count * size }
        let values = bytes.withUnsafeBytes { raw in
            [Value](unsafeUninitializedCapacity: count) { values, initialized in
                UnsafeMutableRawBufferPointer(values).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: raw[offset..<(offset + count * size)]))
                initialized = count
            }
        }
        return Value(1).littleEndian == 1 ? values : values.map { Value(littleEndian: $0) }
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
        let offsets = try column(UInt64.self, count: count)
        let lines = try column(UInt32.self, count: count)
        let lengths = try column(UInt32.self, count: count)
        return (0..<count).map { Place(drop: drop, line: lines[$0], offset: offsets[$0], length: lengths[$0]) }
    }
}

extension BlockWriter {
    mutating func texts(_ texts: some Collection<TextID>) { column(texts.map(\.rawValue)) }

    mutating func moments(_ moments: [Moment]) {
        column(moments.map(\.day.number))
        column(moments.map(\.second))
    }

    mutating func decimals(_ decimals: [ExactDecimal]) {
        column(decimals.map(\.mantissa))
        column(decimals.map(\.scale))
    }

    mutating func places(_ places: [Place]) {
        column(places.map(\.offset))
        column(places.map(\.line))
        column(places.map(\.length))
    }
}
