import TestSupport
import Testing

@testable import Flagging

struct CaptionPairsTests {
    @Test(arguments: UInt64(1)...200)
    func plainTextIsReadAsAnyOther(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "Votez", "LIDER", "potrivit", "#tag", "@cineva", "http://x.ro/a", "a://b", "://", ":/", "1", "2nd", "a_b", "x.y", "-", "'",
            "!?",
            " ", "  ", "\t", "\n", "\r\n", "\u{0B}", "\u{1C}", "#", "@",
        ]
        let caption = (0..<20).compactMap { _ in pieces.randomElement(using: &generator) }
            .joined(separator: Bool.random(using: &generator) ? " " : "")
        let fast = Array(caption.utf8).withUnsafeBufferPointer { CaptionPairs($0) }
        let slow = CaptionPairs.slow(caption)
        #expect(fast.words == slow.words && fast.hashes == slow.hashes, "seed \(seed): \(String(reflecting: caption))")
    }
}
