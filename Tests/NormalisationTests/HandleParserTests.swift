import Normalisation
import PipelineModel
import TestSupport
import Testing

@Suite struct HandleParserTests {
    static func read(_ text: String, _ platform: String = "") -> String? {
        withBytes(text) { try? HandleParser().read($0, platform: platform) }
    }

    @Test(
        arguments: [
            ("@DragosDinu", "TikTok", "tiktok:dragosdinu"), ("dragosdinu", "tiktok", "tiktok:dragosdinu"), ("@x.", "IG", "instagram:x"),
            ("tiktok.com/@x", "", "tiktok:x"), ("https://www.tiktok.com/@x/video/123?lang=ro", "", "tiktok:x"),
            ("https://m.tiktok.com/@X", "", "tiktok:x"),
            ("https://vm.tiktok.com/ZMabc/", "tiktok", nil), ("https://www.instagram.com/Ana.Pop/", "", "instagram:ana.pop"),
            ("https://www.instagram.com/p/Cxyz/", "", nil), ("instagram.com/reel/Cxyz", "", nil),
            ("https://youtube.com/@Chan", "", "youtube:chan"),
            ("https://www.youtube.com/channel/UCuAXFkgsw1L7xaCfnd5JJOw", "", "youtube:UCuAXFkgsw1L7xaCfnd5JJOw"),
            ("UCuAXFkgsw1L7xaCfnd5JJOw", "YouTube", "youtube:UCuAXFkgsw1L7xaCfnd5JJOw"), ("youtube.com/c/Name", "", "youtube:name"),
            ("youtube.com/user/Name", "", "youtube:name"), ("https://www.youtube.com/watch?v=abc", "", nil),
            ("https://facebook.com/Ion.Pop", "", "facebook:ion.pop"),
            ("https://ro-ro.facebook.com/profile.php?id=100012&sk=about", "", "facebook:100012"), ("https://x.com/Name", "", "x:name"),
            ("https://twitter.com/Name/status/1", "", "x:name"), ("name", "Twitter", "x:name"), ("twitter:name", "", "x:name"),
            ("https://t.me/chan", "", "telegram:chan"),
            ("t.me/s/chan", "", "telegram:chan"), ("https://www.tiktok.com/%40x", "", "tiktok:x"), ("tiktok.com/@x.", "", "tiktok:x"),
            ("name", "", nil), ("", "tiktok", nil), ("@", "tiktok", nil), ("Ion Popescu", "tiktok", nil),
            ("https://example.com/@x", "tiktok", nil),
            ("Name", "Kick TV", "kick-tv:name"), ("https://x.com/i/status/1", "", nil), ("https://t.me/+abc", "", nil),
            ("<script>", "tiktok", nil),
        ] as [(String, String, String?)])
    func canonical(text: String, platform: String, expected: String?) {
        #expect(Self.read(text, platform) == expected, "\(text)")
        if let expected {
            #expect(Self.read(expected) == expected, "reading twice changes nothing")
            #expect(Self.read(expected, "facebook") == expected, "the platform in front counts")
        }
    }

    @Test("a plain name is read as any other text is", arguments: 0..<8)
    func plainNames(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = Array("abzABZ019_@.-:é/UC#")
        for _ in 0..<500 {
            // Most are plain; some hold what only the slow path reads.
            let kinds = Bool.random(using: &random) ? 10 : letters.count
            let length =
                Int.random(in: 1...6, using: &random) == 1
                ? Int.random(in: 95...104, using: &random) : Int.random(in: 1...24, using: &random)
            let text =
                (Bool.random(using: &random) ? "@" : "")
                + String((0..<length).map { _ in letters[Int.random(in: 0..<kinds, using: &random)] })
            for platform in ["TikTok", "youtube", "Kick TV", "", "x"] {
                let slow = try? HandleParser().read(text, platform: platform)
                #expect(Self.read(text, platform) == slow, "seed \(seed): “\(text)” on “\(platform)”")
            }
        }
    }

    @Test(arguments: ["TikTok", "IG", "YT", "FB", "Twitter", "X", "telegram", "Kick TV", "VK"])
    func platformsStayWhatTheyAre(name: String) {
        let once = Platforms.canonical(name)
        #expect(Platforms.canonical(once) == once)
        #expect(once == once.lowercased())
    }

    @Test(arguments: [
        ("https://www.tiktok.com/@x/video/7430000000000000001?q=1", "tiktok", "7430000000000000001"),
        ("tiktok.com/@x/photo/743", "tiktok", "743"),
        ("https://www.instagram.com/p/CxYz_1-/", "instagram", "CxYz_1-"), ("instagram.com/ana/reel/AbC", "instagram", "AbC"),
        ("instagram.com/tv/AbC", "instagram", "AbC"),
        ("https://www.youtube.com/watch?t=1&v=dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", "youtube", "dQw4w9WgXcQ"),
        ("youtube.com/shorts/dQw4w9WgXcQ.", "youtube", "dQw4w9WgXcQ"),
        ("https://www.facebook.com/ion/posts/pfbid02Ab", "facebook", "pfbid02Ab"),
        ("https://facebook.com/ion/videos/title/123/", "facebook", "123"), ("facebook.com/reel/55", "facebook", "55"),
        ("https://www.facebook.com/permalink.php?story_fbid=77&id=1", "facebook", "77"),
        ("https://x.com/a/status/18500?s=20", "x", "18500"),
        ("https://t.me/Chan/123", "telegram", "chan/123"), ("t.me/s/chan/5", "telegram", "chan/5"),
    ])
    func contentOfAnAddress(url: String, platform: String, id: String) {
        #expect(ContentLocator(url: url) == ContentLocator(platform: platform, id: id))
    }

    @Test("an address in bytes leads to the post that it leads to as a text", arguments: 0..<16)
    func addressesInBytes(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func any(_ pieces: [String]) -> String { pieces[Int.random(in: pieces.indices, using: &random)] }
        let schemes = ["https://", "http://", "HTTPS://", "", "//", "ftp://", "https:///"]
        let hosts = [
            "www.tiktok.com", "TikTok.com", "m.tiktok.com:443", "ana@x.com", "instagram.com", "www.youtube.com", "youtu.be", "x.youtu.be",
            "twitter.com", "nottiktok.com", "tiktok.com.", "a..x.com", "example.com", "facebook.com", "t.me",
        ]
        let segments = [
            "@ana", "video", "Photo", "v", "p", "reel", "status", "shorts", "watch", "73", "7430000000000000001", "CxYz_1-", "12.", "a:b",
            "",
            "%41", "é", "1.html", String(repeating: "7", count: 201),
        ]
        let tails = ["", "?v=abc_1", "?t=1&v=abc", "?v=", "?v=a=b", "?v=abc#x", "#v=1", "?V=abc", "?v=abc&v=d", "/?q=1", "."]
        var found = 0
        for _ in 0..<3_000 {
            let path = (0..<Int.random(in: 0...4, using: &random)).map { _ in "/" + any(segments) }.joined()
            let url = any(schemes) + any(hosts) + path + any(tails)
            let ofText = ContentLocator(url: url)
            #expect(withBytes(url) { ContentLocator(url: $0) } == ofText, "seed \(seed): \(url)")
            if ofText != nil { found += 1 }
        }
        #expect(found > 100)
    }

    @Test(arguments: [
        "", "https://www.tiktok.com/@x", "https://vm.tiktok.com/ZMabc/", "https://example.com/p/1", "text", "https://youtube.com/@x",
        "t.me/chan",
    ])
    func noContent(url: String) {
        #expect(ContentLocator(url: url) == nil)
    }
}
