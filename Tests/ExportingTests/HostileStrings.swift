import Foundation

/// Strings that have broken programs: the big list of naughty strings and formula payloads of the shared data, and some of our own.
enum HostileStrings {
    static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["PAYOLA_SHARED_DATA"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared/data").standardized
    }

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("strings/blns.json").path) }

    static let own = [
        "\"\u{301} onmouseover=alert(1) x=\u{301}", "<\u{338}script>alert(1)</script>", "'=1+1", "''@x", "_x0041_", "_x005F_x000D_",
        "a\u{0}b", "a\rb",
        "a\r\nb", "\u{FFFE}\u{FFFF}", "\u{202E}gnp.exe", "javascript:alert(1)", "https://example.org/\"onclick=\"alert(1)", "]]>",
        "--><script>",
        "{{title}}{{{style}}}", " leading and trailing ", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "{=1+1}",
        "=\u{301}1+1", "http://example.org/", "internal:Sheet1!A1", String(repeating: "ă", count: 40_000),
    ]

    /// Without empty ones; an empty name names nobody.
    static func all() throws -> [String] {
        guard isPresent else { return own }
        let naughty = try JSONDecoder().decode([String].self, from: Data(contentsOf: folder.appendingPathComponent("strings/blns.json")))
        let formulas = try String(contentsOf: folder.appendingPathComponent("strings/csv-injection-payloadbox.txt"), encoding: .utf8)
        return (own + naughty + formulas.split(separator: "\n").map(String.init)).filter { !$0.isEmpty }
    }
}
