/// URLs compared by what they lead to: without scheme, `www.` or `m.`, query, fragment and trailing slash.
enum WebAddress {
    /// A comparable form, or nil where `text` is no web address.
    static func key(_ text: some StringProtocol) -> String? {
        var rest = text.lowercased()[...]
        if let scheme = rest.range(of: "://") {
            rest = rest[scheme.upperBound...]
        } else if !rest.contains("/") {
            return nil
        }
        guard let host = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).first, host.contains(".") else {
            return nil
        }
        for prefix in ["www.", "m.", "mobile."] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        var query: Substring = ""
        if let mark = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) {
            query = rest[mark...]
            rest = rest[..<mark]
        }
        while rest.last == "/" { rest = rest.dropLast() }
        // A video's id may stand in the query alone (`watch?v=`).
        if rest.hasSuffix("/watch"),
            let id = query.dropFirst().split(whereSeparator: { $0 == "&" || $0 == "#" }).first(where: { $0.hasPrefix("v=") })
        {
            rest += "?" + id
        }
        return rest.isEmpty ? nil : String(rest)
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
