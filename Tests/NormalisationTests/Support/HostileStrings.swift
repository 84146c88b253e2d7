import Foundation

/// Texts that break careless readers: those of the shared list where it is there, and some of our own.
func hostileStrings() throws -> [String] {
    var texts = [
        "\u{0}", "\u{FEFF}", "\u{202E}1", "١٢٣", "1\u{0300}", String(repeating: "9", count: 100_000), String(repeating: "(", count: 10_000),
        String(repeating: "https://", count: 100), "://", "@:", ":", "?", "tiktok:", ":x", "%", "%FF%FE", "https://tiktok.com/@%00", "-",
        "--", "E", "1E",
        "1E+", "'", "''", "2024-", "2024-11-04T", "T10:20", "0000-00-00", "99999999", "99999999999999", "9999999999999", "\u{A0}",
        "\u{2212}", "1,", ",1", ".",
        "x.com", "t.me/", "t.me/c/", "youtube.com/channel", "facebook.com/profile.php", "RO00", "?", "??", "9223372036854775808",
        "-9223372036854775808",
    ]
    if SharedData.isThere, let data = try? SharedData.text("strings/blns.json").data(using: .utf8),
        let list = try? JSONSerialization.jsonObject(with: data) as? [String]
    {
        texts += list
    }
    return texts
}
