/// Which post an address names.
public struct ContentLocator: Hashable, Sendable {
    /// Canonical (``Platforms``).
    public var platform: String
    /// The platform's id, as the address has it: case counts.
    public var id: String

    public init(platform: String, id: String) {
        self.platform = platform
        self.id = id
    }

    /// Reads the address of a post: TikTok videos and photos, Instagram posts and reels, YouTube videos, Facebook posts, videos and
    /// reels, X posts, Telegram messages (`channel/123`). Nil for any other text, short links that name no id included.
    ///
    /// ``init(url:)-(UnsafeBufferPointer<UInt8>)`` reads the same from bytes.
    public init?(url: String) {
        guard let address = PlatformAddress(url), let id = Self.id(in: address) else { return nil }
        let clean = PlatformAddress.withoutTrailingPunctuation(id)
        guard !clean.isEmpty, clean.utf8.count <= 200, clean.utf8.allSatisfy(Self.mayStand) else { return nil }
        self.init(platform: address.platform, id: clean)
    }

    private static func mayStand(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isLetter || [0x2D, 0x5F, 0x2F, 0x2E, 0x3A].contains(byte)
    }

    private static func id(in address: PlatformAddress) -> String? {
        let path = address.path
        func after(_ names: Set<String>) -> String? {
            guard let index = path.firstIndex(where: { names.contains($0.lowercased()) }), index + 1 < path.count else { return nil }
            return path[index + 1]
        }
        switch address.platform {
        case "tiktok":
            if let id = after(["video", "photo"]) { return numeric(id) }
            return after(["v"]).flatMap { numeric($0.replacing(".html", with: "")) }
        case "instagram": return after(["p", "reel", "reels", "tv"])
        case "youtube":
            if address.host.hasSuffix("youtu.be") { return path.first }
            return path.first == "watch" ? address.query["v"] : after(["shorts", "embed", "live", "v"])
        case "facebook":
            if address.host == "fb.watch" { return path.first }
            if path.first == "watch" { return address.query["v"] }
            for key in ["story_fbid", "fbid"] where path.first?.hasSuffix(".php") == true {
                if let id = address.query[key] { return id }
            }
            if path.first == "video.php" || path.first == "photo" { return address.query["v"] ?? address.query["fbid"] }
            if let marker = path.firstIndex(where: { ["posts", "videos", "reel", "reels", "permalink"].contains($0.lowercased()) }) {
                // Titles may stand between the marker and the id: the id is last.
                return marker + 1 < path.count ? path.last : nil
            }
            return nil
        case "x": return after(["status", "statuses"]).flatMap(numeric)
        case "telegram":
            let rest = path.first == "s" || path.first == "c" ? path.dropFirst() : path[...]
            guard rest.count >= 2, let channel = rest.first, let message = rest.dropFirst().last, numeric(message) != nil else {
                return nil
            }
            return channel.lowercased() + "/" + (numeric(message) ?? "")
        default: return nil
        }
    }

    private static func numeric(_ text: String) -> String? {
        let clean = PlatformAddress.withoutTrailingPunctuation(text)
        return !clean.isEmpty && clean.utf8.allSatisfy(\.isDigit) ? clean : nil
    }
}
