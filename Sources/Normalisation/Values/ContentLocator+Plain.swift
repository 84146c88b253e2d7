extension ContentLocator {
    /// The same as ``init(url:)-(String)``, from UTF-8: addresses as platforms write them are read byte by byte, any other as that reads it.
    public init?(url: UnsafeBufferPointer<UInt8>) {
        if let plain = Self.plain(url) {
            self = plain
        } else {
            self.init(url: url.text)
        }
    }

    /// The post in an address of TikTok, Instagram, YouTube or X in plain ASCII, with a scheme, that leaves no question: letters, digits, `-` and
    /// `_` make up its id, and nothing in the address is escaped. Nil for any other, which may be an address all the same.
    private static func plain(_ url: Bytes) -> ContentLocator? {
        guard url.count <= 2048, let start = schemeLength(url), url.allSatisfy(isPlain) else { return nil }
        let rest = url.slice(start..<url.count)
        let hostEnd = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.count
        guard let (platform, isShort) = platform(rest.slice(0..<hostEnd)) else { return nil }
        let pathEnd = rest[hostEnd...].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? rest.count
        let path = rest.slice(hostEnd..<pathEnd)
        let id: Bytes?
        switch platform {
        case "tiktok": id = segment(of: path, after: tiktok).flatMap { $0.allSatisfy(\.isDigit) ? $0 : nil }
        case "instagram": id = segment(of: path, after: instagram)
        case "x": id = segment(of: path, after: x).flatMap { $0.allSatisfy(\.isDigit) ? $0 : nil }
        default: id = isShort ? segment(of: path, after: nil) : video(path, rest.slice(pathEnd..<rest.count))
        }
        guard let id, (1...200).contains(id.count), id.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }) else {
            return nil
        }
        return ContentLocator(platform: platform, id: id.text)
    }

    private static let tiktok = ["video", "photo"].map { Array($0.utf8) }
    private static let instagram = ["p", "reel", "reels", "tv"].map { Array($0.utf8) }
    private static let x = ["status", "statuses"].map { Array($0.utf8) }
    private static let youtube = ["shorts", "embed", "live", "v"].map { Array($0.utf8) }
    private static let watch = Array("watch".utf8)
    private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
    private static let hosts = [
        ("tiktok.com", "tiktok", false), ("instagram.com", "instagram", false), ("youtube.com", "youtube", false),
        ("youtu.be", "youtube", true), ("x.com", "x", false), ("twitter.com", "x", false),
    ].map { (name: Array($0.utf8), platform: $1, isShort: $2) }

    private static func schemeLength(_ url: Bytes) -> Int? {
        for scheme in schemes where url.count > scheme.count && zip(url, scheme).allSatisfy({ $0.lowered == $1 }) { return scheme.count }
        return nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        if byte.isLetter || byte.isDigit { return true }
        switch byte {
        // - . / _ : ? = & # @
        case 0x2D, 0x2E, 0x2F, 0x5F, 0x3A, 0x3F, 0x3D, 0x26, 0x23, 0x40: return true
        default: return false
        }
    }

    /// The platform of a host, and whether it is that of YouTube's short links. A host with a user or a port is none here.
    private static func platform(_ host: Bytes) -> (name: String, isShort: Bool)? {
        for (name, platform, isShort) in hosts where host.count >= name.count {
            let start = host.count - name.count
            guard zip(host[start...], name).allSatisfy({ $0.lowered == $1 }) else { continue }
            guard start == 0 || host[start - 1] == 0x2E, host.allSatisfy({ $0 != 0x40 && $0 != 0x3A }) else { return nil }
            return (platform, isShort)
        }
        return nil
    }

    /// The segment of a path behind the first that has one of these names in lower case; the first of all where no names are given.
    private static func segment(of path: Bytes, after names: [[UInt8]]?) -> Bytes? {
        var isNext = names == nil
        var start = 0
        while start < path.count {
            let end = path[start...].firstIndex(of: 0x2F) ?? path.count
            if end > start {
                let segment = path.slice(start..<end)
                if isNext { return segment }
                isNext =
                    names?.contains { $0.count == segment.count && zip(segment, $0).allSatisfy { $0.lowered == $1 } } ?? false
            }
            start = end + 1
        }
        return nil
    }

    /// The id of a YouTube video: `watch?v=id` where the query begins so, or behind `shorts` and its like.
    private static func video(_ path: Bytes, _ query: Bytes) -> Bytes? {
        guard let first = segment(of: path, after: nil), first.elementsEqual(watch) else { return segment(of: path, after: youtube) }
        guard query.count > 3, query[0] == 0x3F, query[1] == 0x76, query[2] == 0x3D else { return nil }
        let end = query[3...].firstIndex { $0 == 0x26 || $0 == 0x23 } ?? query.count
        return query.slice(3..<end)
    }
}
