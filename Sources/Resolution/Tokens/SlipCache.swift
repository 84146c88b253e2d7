/// Remembers how far the words of a pair are apart: the same two given names face each other in thousands of pairs of names.
///
/// A fixed number of places; what falls on a place takes it. An answer is a function of the two words, so what is remembered changes no result.
struct SlipCache: Sendable {
    private static let places = 1 << 14
    private var keys: [UInt64] = []
    private var values: [UInt8] = []

    /// The half slips between two words, asked of `body` unless they are remembered.
    @inline(__always)
    mutating func halfSlips(_ left: UInt32, _ right: UInt32, _ body: () -> Int) -> Int {
        if keys.isEmpty {
            keys = Array(repeating: 0, count: Self.places)
            values = Array(repeating: 0, count: Self.places)
        }
        let key = UInt64(min(left, right)) << 32 | UInt64(max(left, right))
        let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50)
        if keys[place] == key { return Int(values[place]) }
        let found = body()
        // No word is so long that its slips exceed a byte, but for those that are cut.
        guard found <= UInt8.max else { return found }
        keys[place] = key
        values[place] = UInt8(found)
        return found
    }
}
