internal import Foundation

/// Headers as they are compared.
public enum HeaderFold {
    /// Case, diacritics, blanks, dashes and underscores aside: `Data tranzacției` and `data_tranzactiei` are one header.
    public static func folded(_ name: String) -> String {
        let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        let letters = plain.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "_" && $0 != "-" && $0 != "\u{FEFF}" }
        return String(String.UnicodeScalarView(letters))
    }

    /// Whether `header` is called `name`; `*` in the name stands for one or more characters, as in `Amount spent (*)`.
    public static func matches(_ header: String, _ name: String) -> Bool {
        guard let star = name.firstIndex(of: "*") else { return folded(header) == folded(name) }
        let (front, back) = (folded(String(name[..<star])), folded(String(name[name.index(after: star)...])))
        let header = folded(header)
        return header.count > front.count + back.count && header.hasPrefix(front) && header.hasSuffix(back)
    }
}
