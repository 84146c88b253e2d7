import TestSupport
import Testing

@testable import Linking

struct WebAddressTests {
    @Test(arguments: UInt64(1)...300)
    func plainAddressesAreReadAsAnyOther(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "https://", "HTTP://", "www.", "m.", "mobile.", "TikTok.com", "a.b", "host", "/", "//", "?", "#", "&", "v=Id1", "watch",
            "@name",
            "video", "123", ":", ".", " ", "=",
        ]
        let text = (0..<Int.random(in: 1...9, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
        var bytes: [UInt8] = []
        let isAddress = Array(text.utf8).withUnsafeBufferPointer { WebAddress.plain($0, &bytes) }
        #expect((isAddress ? String(decoding: bytes, as: UTF8.self) : nil) == WebAddress.slow(text), "seed \(seed): \(text)")
    }

    @Test(
        arguments: [
            ("https://www.tiktok.com/@a/video/1?x=2", "tiktok.com/@a/video/1"),
            ("http://m.youtube.com/watch?v=A1&t=2#x", "youtube.com/watch?v=a1"),
            ("instagram.com/p/x/", "instagram.com/p/x"), ("https://exámple.ro/A", "exámple.ro/a"), ("plain", nil), ("/a.b", nil),
        ] as [(String, String?)])
    func addressesAreComparedByWhatTheyLeadTo(text: String, key: String?) { #expect(WebAddress.key(text) == key) }
}
