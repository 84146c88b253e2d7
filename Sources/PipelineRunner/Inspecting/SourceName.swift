/// Names for sources, made from file names.
public enum SourceName {
    /// `samples/ledgers/bt-2024-11.csv` is `bt-2024-11`: letters, digits and dashes.
    public static func id(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? name
        return slug(stem)
    }

    static func slug(_ text: String) -> String {
        let words = HeaderName(text).words
        return words.isEmpty ? "source" : words.joined(separator: "-")
    }
}
