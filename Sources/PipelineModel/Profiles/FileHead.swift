/// The first rows of a file, with what they would be called as headers: folded once, since many layouts are held against them.
public struct FileHead: Sendable {
    public let rows: [[String]]
    let names: [Set<String>]

    /// Cells of a row that are looked at; no known export has as many.
    private static let cells = 500

    public init(_ rows: [[String]]) {
        self.rows = rows
        names = rows.map { row in Set(row.prefix(Self.cells).lazy.filter { !$0.isEmpty && $0.utf8.count <= 200 }.map(HeaderFold.folded)) }
    }
}

/// A header's name as a layout has it, folded; `*` stands for one or more characters.
struct FoldedName: Sendable {
    private let front: String
    private let back: String?

    init(_ name: String) {
        let star = name.firstIndex(of: "*")
        front = HeaderFold.folded(String(star.map { name[..<$0] } ?? name[...]))
        back = star.map { HeaderFold.folded(String(name[name.index(after: $0)...])) }
    }

    func stands(in names: Set<String>) -> Bool {
        guard let back else { return names.contains(front) }
        return names.contains { $0.count > front.count + back.count && $0.hasPrefix(front) && $0.hasSuffix(back) }
    }
}
