/// A set of hashes that answers fast, and now and then takes a hash for its own that is not: a bit for each of some first bits (Bloom 1970, with
/// one bit a hash).
struct KeyFilter: Sendable {
    private var words: [UInt64] = []
    private let shift: UInt64

    private static let bitsPerKey = 16
    private static let mostBits: UInt64 = 28

    init(_ keys: some Sequence<UInt64>, count: Int) {
        var bits: UInt64 = 6
        while bits < Self.mostBits, 1 << bits < count * Self.bitsPerKey { bits += 1 }
        shift = 64 - bits
        words = Array(repeating: 0, count: 1 << Int(bits - 6))
        for key in keys { words[word(key)] |= bit(key) }
    }

    func mayHold(_ key: UInt64) -> Bool { words[word(key)] & bit(key) != 0 }

    private func word(_ key: UInt64) -> Int { Int(key >> (shift + 6)) }
    private func bit(_ key: UInt64) -> UInt64 { 1 << ((key >> shift) & 63) }
}
