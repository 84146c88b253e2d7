import TestSupport
import Testing

@testable import PipelineModel

@Suite struct FingerprintTests {
    /// The same, byte by byte.
    private static func slow(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
        var state = seed ^ Fingerprint.mix(UInt64(bytes.count) ^ 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F)
        func number(_ part: ArraySlice<UInt8>) -> UInt64 { part.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        let whole = bytes.count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) {
            state = Fingerprint.mix(state ^ number(bytes[start..<start + 8]), 0xA076_1D64_78BD_642F)
        }
        return Fingerprint.mix(state ^ number(bytes[whole...]), 0xE703_7ED1_A0B4_28DB)
    }

    @Test("words that reach back and overlap say what bytes one by one do", arguments: 0...40)
    func tails(length: Int) {
        var random = SeededGenerator(seed: UInt64(length))
        for _ in 0..<20 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let seed = UInt64.random(in: 0 ... .max, using: &random)
            #expect(bytes.withUnsafeBufferPointer { Fingerprint.of($0, seed: seed).rawValue } == Self.slow(bytes, seed: seed))
        }
    }

    @Test("a text is found by all of its bytes", arguments: 1...40)
    func texts(length: Int) {
        var random = SeededGenerator(seed: UInt64(length))
        var table = TextTable()
        var text = (0..<length).map { _ in UInt8.random(in: 97...99, using: &random) }
        let own = text.withUnsafeBufferPointer { table.intern($0) }
        // Another text with the hash of the first, so that only its bytes tell it.
        let hash = text.withUnsafeBufferPointer { TextTable.hash($0) }
        for index in text.indices {
            text[index] ^= 1
            #expect(text.withUnsafeBufferPointer { table.intern($0, hash: hash) } != own, "byte \(index)")
            text[index] ^= 1
        }
        #expect(text.withUnsafeBufferPointer { table.intern($0) } == own)
    }
}
