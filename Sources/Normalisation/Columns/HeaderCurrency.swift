public import PipelineModel

/// Finds the currency that an amount's header names where the configuration says so with a star: `Amount (*)` for `Amount (RON)`.
public enum HeaderCurrency {
    private static let fields = ["amount", "debit", "credit", "executed_amount"]

    /// `source` with the headers as the file has them, and their currency as a constant unless the source gives one.
    ///
    /// - Throws: ``Problem`` of kind `configuration` where no header has a currency's code in place of the star, or several have.
    public static func resolved(_ source: SourceConfiguration, header: [String], registry: CurrencyRegistry, file: String) throws
        -> SourceConfiguration
    {
        guard source.kind == .ledger else { return source }
        var resolved = source
        for field in fields {
            guard case .header(let name)? = source.columns[field], let star = name.firstIndex(of: "*") else { continue }
            let front = HeaderFold.folded(String(name[..<star]))
            let back = HeaderFold.folded(String(name[name.index(after: star)...]))
            let found = header.compactMap { cell -> (header: String, code: String)? in
                guard HeaderFold.matches(cell, name) else { return nil }
                let code = HeaderFold.folded(cell).dropFirst(front.count).dropLast(back.count).uppercased()
                return registry.currency(code) == nil ? nil : (cell, code)
            }
            let currency = field == "executed_amount" ? "executed_currency" : "currency"
            let path = "sources[\(source.id)].columns.\(field)"
            guard let first = found.first else {
                throw Problem(
                    .configuration, file: file, field: path, "no column of \(file) has a currency's code where the * of “\(name)” is",
                    remedy: "write the header with * for the code, as in Amount (*)")
            }
            guard found.count == 1 else {
                throw Problem(
                    .configuration, file: file, field: path,
                    "several columns fit “\(name)”: " + found.map { "“\($0.header)”" }.joined(separator: ", "),
                    remedy: "write the one that is meant, and its currency under constants.\(currency)")
            }
            resolved.columns[field] = .header(first.header)
            if source.columns[currency] == nil, source.constants[currency] == nil { resolved.constants[currency] = first.code }
        }
        return resolved
    }
}
