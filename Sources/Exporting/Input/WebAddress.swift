/// Which addresses of the material may become links.
enum WebAddress {
    /// Only whole http and https addresses without blanks, controls or quotation marks: never `javascript:` or a file.
    static func isLink(_ text: String) -> Bool {
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://"), text.utf8.count <= 2000 else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"\"'<>\\^`{|}".unicodeScalars.contains($0) && !$0.properties.isWhitespace
        }
    }
}
