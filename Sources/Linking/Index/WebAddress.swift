internal import PipelineModel

/// URLs compared by what they lead to: without scheme, `www.` or `m.`, query, fragment and trailing slash.
enum WebAddress {
    /// A comparable form, or nil where `text` is no web address.
    static func key(_ text: String) -> String? {
        var text = text
        var bytes: [UInt8] = []
        return text.withUTF8 { $0.allSatisfy { $0 < 0x80 } ? plain($0, &bytes) : nil }.map {
            $0 ? String(decoding: bytes, as: UTF8.self) : nil
        } ?? slow(text)
    }

    /// The hash of the comparable form of `text`, or nil where it is no web address.
    static func hash(_ text: UnsafeBufferPointer<UInt8>, _ bytes: inout [UInt8]) -> UInt64? {
        guard text.allSatisfy({ $0 < 0x80 }) else { return slow(String(decoding: text, as: UTF8.self)).map(hash(ofKey:)) }
        return plain(text, &bytes) ? bytes.withUnsafeBufferPointer { Fingerprint.of($0).rawValue } : nil
    }

    static func hash(ofKey key: String) -> UInt64 { Fingerprint.of(key).rawValue }

    /// `www.`, `m.`, `mobile.`
    private static let prefixes: [[UInt8]] = ["www.", "m.", "mobile."].map { Array($0.utf8) }

    /// The comparable form of plain ASCII, byte by byte; whether it is a web address. A test holds it to ``slow(_:)``.
    static func plain(_ text: UnsafeBufferPointer<UInt8>, _ key: inout [UInt8]) -> Bool {
        key.removeAll(keepingCapacity: true)
        for byte in text { key.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        if let scheme = key.indices.dropLast(2).first(where: { key[$0] == 0x3A && key[$0 + 1] == 0x2F && key[$0 + 2] == 0x2F }) {
            key.removeFirst(scheme + 3)
        } else if !key.contains(0x2F) {
            return false
        }
        guard key[..<(key.firstIndex(of: 0x2F) ?? key.count)].contains(0x2E) else { return false }
        for prefix in prefixes where key.starts(with: prefix) { key.removeFirst(prefix.count) }
        var query: ArraySlice<UInt8> = []
        if let mark = key.firstIndex(where: { $0 == 0x3F || $0 == 0x23 }) {
            query = key[mark...]
            key.removeLast(key.count - mark)
        }
        while key.last == 0x2F { key.removeLast() }
        if !query.isEmpty, key.suffix(6).elementsEqual("/watch".utf8),
            let id = query.dropFirst().split(whereSeparator: { $0 == 0x26 || $0 == 0x23 }).first(where: { $0.starts(with: "v=".utf8) })
        {
            key.append(0x3F)
            key += id
        }
        return !key.isEmpty
    }

    static func slow(_ text: String) -> String? {
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
