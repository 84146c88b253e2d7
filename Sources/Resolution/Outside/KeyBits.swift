/// Which keys a list may hold: a bit of many for each. A key that is there always passes; of others, one in sixteen at most.
struct KeyBits: Sendable {
    private var bits: [UInt64]
    private let shift: UInt64

    init(_ keys: some Sequence<UInt64>) {
        let keys = Array(keys)
        let size = max(10, UInt64(Int.bitWidth - (keys.count * 16).leadingZeroBitCount))
        shift = 64 - size
        bits = Array(repeating: 0, count: 1 << Int(size - 6))
        for key in keys {
            let place = key >> shift
            bits[Int(place >> 6)] |= 1 << (place & 63)
        }
    }

    @inline(__always)
    func mayHold(_ key: UInt64) -> Bool {
        let place = key >> shift
        return bits[Int(place >> 6)] & 1 << (place & 63) != 0
    }
}
