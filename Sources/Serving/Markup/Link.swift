/// The pages' addresses.
enum Link {
    static func campaign(_ id: String) -> String { "/campaign/" + FormText.encoded(id) }
    static func party(_ id: String) -> String { "/party/" + FormText.encoded(id) }
    static func payment(_ id: String) -> String { "/payment/" + FormText.encoded(id) }
    static func post(_ platform: String, _ id: String) -> String { query("/post", ["platform": platform, "id": id]) }
    static func drop(_ number: Int) -> String { "/drop/\(number)" }
    static func flag(_ number: Int) -> String { "/flag/\(number)" }
    static func source(_ drop: Int, _ line: Int) -> String { "/source/\(drop)/\(line)" }
    static func run(_ key: String) -> String { "/run/" + FormText.encoded(key) }

    /// A path with a query; parameters without a value are left out, the others stand in the order of their names.
    static func query(_ path: String, _ parameters: [String: String]) -> String {
        let pairs = parameters.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { $0.key + "=" + FormText.encoded($0.value) }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// Addresses of the material that may become links to elsewhere: whole http and https addresses without blanks or quotation marks.
    static func outside(_ text: String) -> String? {
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://"), text.utf8.count <= 2000 else { return nil }
        let isSound = text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"\"'<>\\^`{|}".unicodeScalars.contains($0) && !$0.properties.isWhitespace
        }
        return isSound ? text : nil
    }
}
