internal import Foundation

/// The address of a page of a known platform, taken apart: `https://www.tiktok.com/@x/video/1?a=b`, with or without its scheme.
struct PlatformAddress {
    let platform: String
    let host: String
    /// Percent encoding undone, empty segments left out.
    let path: [String]
    let query: [String: String]

    /// Nil where `text` is no address of a known platform.
    init?(_ text: String) {
        guard text.utf8.count <= 2048 else { return nil }
        var rest = text[...]
        if let scheme = rest.range(of: "://") {
            guard ["http", "https"].contains(rest[..<scheme.lowerBound].lowercased()) else { return nil }
            rest = rest[scheme.upperBound...]
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
        }
        let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        var host = String(rest[..<hostEnd])
        if let user = host.lastIndex(of: "@") { host = String(host[host.index(after: user)...]) }
        if let port = host.lastIndex(of: ":"), host[host.index(after: port)...].allSatisfy(\.isNumber) { host = String(host[..<port]) }
        guard host.contains("."), let platform = Platforms.platform(host: host) else { return nil }
        self.platform = platform
        self.host = host.lowercased()
        rest = rest[hostEnd...]
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let queryStart = rest.firstIndex(of: "?")
        path = rest[..<(queryStart ?? rest.endIndex)].split(separator: "/").map(Self.decoded)
        var query: [String: String] = [:]
        for pair in queryStart.map({ rest[rest.index(after: $0)...].split(separator: "&") }) ?? [] {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = String(parts[0])
            if parts.count == 2, query[key] == nil { query[key] = Self.decoded(parts[1]) }
        }
        self.query = query
    }

    private static func decoded(_ text: Substring) -> String { String(text).removingPercentEncoding ?? String(text) }

    /// A name or id without the punctuation that a sentence leaves behind it.
    static func withoutTrailingPunctuation(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, ".,;:!?)]}>\"'”’»…".contains(last) { text = text.dropLast() }
        return String(text)
    }
}
