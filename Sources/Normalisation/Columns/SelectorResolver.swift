internal import Foundation
internal import PipelineModel

/// Finds the columns that a configuration names in a file's header, and collects what it does not find.
struct SelectorResolver {
    let header: [String]
    let columnCount: Int
    let file: String
    private(set) var computed: [ComputedField] = []
    private(set) var problems: [Problem] = []

    init(header: [String], columnCount: Int, file: String) {
        self.header = header
        self.columnCount = columnCount
        self.file = file
    }

    mutating func slot(_ selector: SourceConfiguration.ColumnSelector, path: String) -> FieldSlot {
        switch selector {
        case .header(let name): return column(name, path: path).map(FieldSlot.column) ?? .absent
        case .position(let position):
            guard (1...max(columnCount, 1)).contains(position), columnCount > 0 else {
                refuse(
                    path, "there is no column \(position): \(file) has \(columnCount)",
                    remedy: "write a position from 1 to \(columnCount), or a header")
                return .absent
            }
            return .column(position - 1)
        case .joined(let several):
            return compute(ComputedField(parts: several.compactMap { column($0, path: path) }.map { .init(column: $0) }))
        case .first(let parts):
            // A header that the file lacks is passed over as long as another is there.
            let found = parts.filter { part in
                if case .header(let name) = part.column { return header.contains { Self.folded($0) == Self.folded(name) } }
                return true
            }
            let resolved = (found.isEmpty ? parts : found).compactMap { part in
                column(part.column, path: path).map { ComputedField.Part(column: $0, part) }
            }
            if resolved.count == 1, resolved[0].isWhole { return .column(resolved[0].column) }
            return compute(ComputedField(parts: resolved, takesFirst: true))
        }
    }

    /// A slot for values that are worked out from columns.
    mutating func compute(_ field: ComputedField) -> FieldSlot {
        computed.append(field)
        return .computed(computed.count - 1)
    }

    /// The computed field of a slot, to be changed; one that only hands on its column where the slot is a plain one.
    mutating func recompute(_ slot: FieldSlot, _ change: (inout ComputedField) -> Void) -> FieldSlot {
        switch slot {
        case .computed(let number):
            change(&computed[number])
            return slot
        case .column(let column):
            var field = ComputedField(parts: [.init(column: column)])
            change(&field)
            return compute(field)
        case .absent, .constant: return slot
        }
    }

    private mutating func column(_ selector: SourceConfiguration.ColumnSelector, path: String) -> Int? {
        if case .column(let column) = slot(selector, path: path) { return column }
        return nil
    }

    private mutating func column(_ name: String, path: String) -> Int? {
        guard !header.isEmpty else {
            refuse(
                path, "\(file) has no header in which to find “\(name)”",
                remedy: "write the column's position, from 1, or correct dialect.header")
            return nil
        }
        let trimmed = name.trimmingCharacters(in: .whitespaces)
        let exact = header.indices.filter { header[$0].trimmingCharacters(in: .whitespaces) == trimmed }
        let folded = Self.folded(name)
        let found = exact.isEmpty ? header.indices.filter { Self.folded(header[$0]) == folded } : exact
        guard let first = found.first else {
            let near = header.min { Self.distance($0, name) < Self.distance($1, name) } ?? ""
            let hint = Self.distance(near, name) <= max(2, name.count / 3) ? "did you mean “\(near)”? " : ""
            let names = header.prefix(60).map { "“\($0)”" }.joined(separator: ", ") + (header.count > 60 ? ", …" : "")
            refuse(path, "\(file) has no column “\(name)”", remedy: hint + "its columns are " + names)
            return nil
        }
        guard found.count == 1 else {
            let positions = found.map { String($0 + 1) }.joined(separator: " and ")
            refuse(path, "\(file) has more than one column “\(name)”", remedy: "write the position of the one that is meant: \(positions)")
            return nil
        }
        return first
    }

    private mutating func refuse(_ path: String, _ what: String, remedy: String) {
        problems.append(Problem(.configuration, file: file, field: path, what, remedy: remedy))
    }

    /// See ``HeaderFold``.
    static func folded(_ name: String) -> String { HeaderFold.folded(name) }

    private static func distance(_ left: String, _ right: String) -> Int {
        String(folded(left).prefix(64)).editDistance(to: String(folded(right).prefix(64)))
    }
}
