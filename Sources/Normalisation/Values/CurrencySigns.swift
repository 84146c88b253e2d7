/// What people write for a currency beside its ISO 4217 code. A sign that several currencies share names none by itself, but it can
/// contradict a code.
enum CurrencySigns {
    /// The codes that a sign fits, the one that it names by itself first; `isOwn` is false where it names none by itself.
    static func codes(_ sign: String) -> (codes: [String], isOwn: Bool)? {
        table[sign.lowercased()]
    }

    private static let table: [String: (codes: [String], isOwn: Bool)] = [
        "lei": (["RON", "MDL", "ROL"], true), "leu": (["RON", "MDL", "ROL"], true), "ron": (["RON", "ROL"], true),
        "€": (["EUR"], true), "euro": (["EUR"], true), "euros": (["EUR"], true),
        "£": (["GBP", "EGP", "LBP", "GIP", "FKP", "SHP", "SYP", "SSP", "SDG", "CYP", "IEP"], true),
        "$": (dollars + ["MXN", "ARS", "CLP", "COP", "UYU", "DOP"], false), "dollars": (dollars, false), "dollar": (dollars, false),
        "us$": (["USD"], true), "usd$": (["USD"], true), "$us": (["USD"], true), "c$": (["CAD"], true), "ca$": (["CAD"], true),
        "cad$": (["CAD"], true), "a$": (["AUD"], true), "au$": (["AUD"], true), "nz$": (["NZD"], true), "hk$": (["HKD"], true),
        "r$": (["BRL"], true), "s$": (["SGD"], true), "sg$": (["SGD"], true), "mx$": (["MXN"], true), "nt$": (["TWD"], true),
        "¥": (["JPY", "CNY"], false), "￥": (["JPY", "CNY"], false), "cn¥": (["CNY"], true), "jp¥": (["JPY"], true),
        "kr": (["SEK", "NOK", "DKK", "ISK"], false), "zł": (["PLN"], true), "kč": (["CZK"], true), "ft": (["HUF"], true),
        "₽": (["RUB", "RUR"], true), "₺": (["TRY"], true), "₴": (["UAH"], true), "₪": (["ILS"], true), "₹": (["INR"], true),
        "₩": (["KRW", "KPW"], false), "лв": (["BGN"], true), "₫": (["VND"], true), "₱": (["PHP"], true), "฿": (["THB"], true),
        "₸": (["KZT"], true), "₼": (["AZN"], true), "₾": (["GEL"], true), "₦": (["NGN"], true), "sfr": (["CHF"], true),
    ]

    private static let dollars = ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "BND", "FJD", "JMD", "TTD", "BBD", "BSD", "BZD", "XCD"]
}
