extension SourceConfiguration {
    /// Takes away what a profile maps and this file does not have, since layouts differ in columns that nothing needs. What
    /// `pipeline.json` itself maps (`own`) stays, so that a header it misspells is told.
    public func narrowed(to header: [String], columnCount: Int, keeping own: SourceConfiguration) -> SourceConfiguration {
        var narrowed = self
        let names = Set((header + rows.addedColumns).map(HeaderFold.folded))
        func part(_ selector: ColumnSelector) -> ColumnSelector? {
            switch selector {
            case .header(let name): FoldedName(name).stands(in: names) ? selector : nil
            case .position(let position): position <= columnCount ? selector : nil
            case .joined(let several):
                several.compactMap(part).isEmpty ? nil : .joined(several.compactMap(part))
            case .first(let parts):
                parts.contains { part($0.column) != nil } ? .first(parts.filter { part($0.column) != nil }) : nil
            }
        }
        for (field, selector) in columns where own.columns[field] == nil {
            narrowed.columns[field] = part(selector)
        }
        narrowed.exclude = exclude.filter { own.exclude.contains($0) || part($0.column) != nil }
        if let column = direction?.column, own.direction == nil, part(column) == nil { narrowed.direction = nil }
        return narrowed
    }
}
