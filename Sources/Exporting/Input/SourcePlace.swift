/// A place in a source that a payment stands on, as `sources` lists them.
struct SourcePlace: Hashable {
    var file: String
    /// Physical line, from 1.
    var line: String

    var text: String { file + ":" + line }

    /// The places of a cell: `file:line`, separated by blanks; a blank in a file's name is written `%20` and a percent sign `%25`.
    static func all(_ cell: String) -> [SourcePlace] {
        cell.split(separator: " ").map { part in
            guard let colon = part.lastIndex(of: ":") else { return SourcePlace(file: named(part), line: "") }
            return SourcePlace(file: named(part[..<colon]), line: String(part[part.index(after: colon)...]))
        }
    }

    private static func named(_ written: Substring) -> String {
        written.contains("%") ? String(written).replacing("%20", with: " ").replacing("%25", with: "%") : String(written)
    }
}
