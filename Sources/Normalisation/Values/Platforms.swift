/// The platforms whose names, shortened names and addresses are known. Any other name is kept in lower case.
public enum Platforms {
    /// The canonical name: `TikTok` and `tik tok` are `tiktok`, `IG` is `instagram`, `Twitter` is `x`. Canonical names stay as they are.
    public static func canonical(_ name: String) -> String {
        let lower = name.lowercased()
        let key = String(
            String.UnicodeScalarView(lower.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
        return aliases[key] ?? lower.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    }

    /// The platform of a host name (`www.tiktok.com`, `m.facebook.com`, `ro-ro.facebook.com`), or nil.
    static func platform(host: String) -> String? {
        let labels = host.lowercased().split(separator: ".")
        guard labels.count >= 2 else { return nil }
        return hosts[labels.suffix(2).joined(separator: ".")]
    }

    private static let aliases = [
        "tiktok": "tiktok", "tt": "tiktok", "douyin": "douyin", "instagram": "instagram", "ig": "instagram", "insta": "instagram",
        "youtube": "youtube", "yt": "youtube", "youtubeshorts": "youtube", "facebook": "facebook", "fb": "facebook", "meta": "facebook",
        "x": "x", "twitter": "x", "xtwitter": "x", "twitterx": "x", "xcom": "x", "telegram": "telegram", "tg": "telegram",
        "tiktokcom": "tiktok", "instagramcom": "instagram", "youtubecom": "youtube", "facebookcom": "facebook", "twittercom": "x",
    ]

    private static let hosts = [
        "tiktok.com": "tiktok", "instagram.com": "instagram", "instagr.am": "instagram", "youtube.com": "youtube", "youtu.be": "youtube",
        "facebook.com": "facebook", "fb.com": "facebook", "fb.watch": "facebook", "fb.me": "facebook", "x.com": "x", "twitter.com": "x",
        "t.me": "telegram", "telegram.me": "telegram", "telegram.dog": "telegram",
    ]
}
