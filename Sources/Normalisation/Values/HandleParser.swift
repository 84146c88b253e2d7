internal import PipelineModel

/// Reads the name of an account on a platform: `@x`, `x`, `tiktok:x`, or the address of its page or of one of its posts.
///
/// The canonical form is `platform:name` in lower case without `@`; a YouTube channel's id (`UC…`) keeps its case, since case tells ids
/// apart. Twitter is `x`. Reading a canonical form gives the same form.
public struct HandleParser: Sendable {
    public init() {}

    /// The canonical handle in a cell of UTF-8. `platform` is the record's own and is needed where the cell names none; where the cell is an
    /// address or has a platform in front, that one counts.
    public func read(_ bytes: Bytes, platform: String = "") throws(ValueFault) -> String {
        try read(bytes, platform: platform, canonical: Platforms.canonical(platform))
    }

    /// The same, where the platform's canonical name is known.
    func read(_ bytes: Bytes, platform: String, canonical: String) throws(ValueFault) -> String {
        let trimmed = bytes.trimmed
        guard !trimmed.isEmpty else { throw ValueFault("the handle is missing") }
        guard trimmed.count <= 2048 else { throw ValueFault("the text is too long to be a handle") }
        if let plain = Self.plain(trimmed, canonical) { return plain }
        return try read(trimmed.text, platform: platform)
    }

    /// The canonical form of a plain name of ASCII letters, digits and `_`, perhaps behind an `@`: the form of nearly all, which can be no
    /// address and ends in no punctuation. Nil for any other, which ``read(_:platform:)-(String,_)`` reads.
    private static func plain(_ bytes: Bytes, _ own: String) -> String? {
        let name = bytes.first == 0x40 ? bytes.slice(1..<bytes.count) : bytes
        guard (1...100).contains(name.count), name.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x5F }) else { return nil }
        guard !own.isEmpty, own != "youtube" else { return nil }
        return own + ":"
            + String(unsafeUninitializedCapacity: name.count) { lowered in
                for index in 0..<name.count { lowered[index] = name[index].lowered }
                return name.count
            }
    }

    public func read(_ text: String, platform: String = "") throws(ValueFault) -> String {
        if let address = PlatformAddress(text) {
            guard let name = Self.name(in: address) else {
                throw ValueFault(
                    "this address of \(address.platform) names no account; give the account's @name or the address of its page")
            }
            return try canonical(name, platform: address.platform)
        }
        guard !text.contains("://") else { throw ValueFault("this address belongs to no platform that is known; give the account's @name") }
        if let colon = text.firstIndex(of: ":"), colon != text.startIndex, !text.hasPrefix("@") {
            return try canonical(String(text[text.index(after: colon)...]), platform: Platforms.canonical(String(text[..<colon])))
        }
        let own = Platforms.canonical(platform)
        guard !own.isEmpty else {
            throw ValueFault("the platform of the handle is not known; map platform to a column or set it under constants")
        }
        return try canonical(text, platform: own)
    }

    private func canonical(_ text: String, platform: String) throws(ValueFault) -> String {
        var name = text.drop { $0.isWhitespace || $0 == "@" }[...]
        if let end = name.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }) { name = name[..<end] }
        let clean = PlatformAddress.withoutTrailingPunctuation(String(name))
        guard !platform.isEmpty, !clean.isEmpty, clean.unicodeScalars.count <= 100 else { throw ValueFault("there is no handle in it") }
        guard clean.unicodeScalars.allSatisfy(Self.mayStand) else { throw ValueFault("it has characters that belong to no handle") }
        let keepsCase = platform == "youtube" && Self.isChannelID(clean)
        return platform + ":" + (keepsCase ? clean : clean.lowercased())
    }

    private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || "._-·".unicodeScalars.contains(scalar)
            || properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
    }

    /// `UC` and 22 more characters of base 64.
    static func isChannelID(_ text: String) -> Bool {
        text.utf8.count == 24 && text.hasPrefix("UC") && text.utf8.allSatisfy { $0.isDigit || $0.isLetter || $0 == 0x2D || $0 == 0x5F }
    }

    private static func name(in address: PlatformAddress) -> String? {
        let path = address.path
        guard let first = path.first else { return nil }
        if first.hasPrefix("@") { return first }
        switch address.platform {
        case "tiktok": return nil
        case "youtube":
            guard address.host != "youtu.be" else { return nil }
            if ["channel", "c", "user"].contains(first) { return path.count > 1 ? path[1] : nil }
            return reserved.contains(first.lowercased()) ? nil : first
        case "instagram":
            if first == "stories", path.count > 1, path[1] != "highlights" { return path[1] }
            return reserved.contains(first.lowercased()) ? nil : first
        case "facebook":
            guard address.host != "fb.watch", address.host != "fb.me" else { return nil }
            if first == "profile.php" { return address.query["id"] }
            if first == "people", path.count > 2 { return path[2] }
            if first == "pg", path.count > 1 { return path[1] }
            return reserved.contains(first.lowercased()) || first.hasSuffix(".php") ? nil : first
        case "telegram":
            if first == "s", path.count > 1 { return path[1] }
            return first.hasPrefix("+") || reserved.contains(first.lowercased()) ? nil : first
        default: return reserved.contains(first.lowercased()) ? nil : first
        }
    }

    /// First segments of addresses that are no account's name.
    private static let reserved: Set<String> = [
        "p", "reel", "reels", "tv", "explore", "stories", "watch", "shorts", "embed", "live", "playlist", "results", "feed", "hashtag", "i",
        "home", "search", "intent", "share", "groups", "events", "photo", "photos", "videos", "story.php", "permalink.php", "watch.php",
        "sharer", "joinchat", "c", "s", "addstickers", "login", "about", "privacy", "terms", "settings", "notifications", "messages",
        "marketplace", "gaming", "pages", "people", "pg", "channel", "user", "v", "e", "accounts", "direct", "tag", "music", "discover",
    ]
}
