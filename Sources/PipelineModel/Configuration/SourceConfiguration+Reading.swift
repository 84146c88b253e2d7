extension SourceConfiguration {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["id", "kind", "path", "profile", "dialect", "parse", "columns", "constants", "exclude"])
        self.init(
            id: try node.required("id", of: keys).nonEmptyText(),
            kind: try node.required("kind", of: keys).choice(SourceKind.self),
            path: try node.required("path", of: keys).nonEmptyText()
        )
        profile = try keys["profile"]?.nonEmptyText()
        dialect = try keys["dialect"].map(DialectSettings.init) ?? dialect
        parse = try keys["parse"].map(ParseSettings.init) ?? parse
        columns = try keys["columns"]?.members(known: kind.fields).mapValues(ColumnSelector.init) ?? [:]
        constants = try keys["constants"]?.members(known: kind.fields).mapValues { try $0.text() } ?? [:]
        exclude = try keys["exclude"]?.elements().map(ExclusionRule.init) ?? []
        guard profile == nil else { return }
        for alternatives in kind.needs {
            let given = alternatives.contains { fields in fields.allSatisfy { columns[$0] != nil || constants[$0] != nil } }
            guard !given else { continue }
            let names = alternatives.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
            throw ConfigurationNode(value: .null, path: node.path + ".columns." + alternatives[0][0], file: node.file)
                .problem("a \(kind.rawValue) source needs \(names)", remedy: "map it to a column, or set it under constants")
        }
    }
}

extension SourceConfiguration.DialectSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["delimiter", "quote", "encoding", "skipLines", "header", "sheet"])
        delimiter = try keys["delimiter"]?.asciiCharacter()
        quote = try keys["quote"]?.asciiCharacter()
        encoding = try keys["encoding"]?.encoding()
        skipLines = try keys["skipLines"]?.integer(in: 0...1_000_000)
        header = try keys["header"]?.bool()
        sheet = try keys["sheet"]?.nameOrNumber()
        if let delimiter, delimiter == quote ?? UInt8(ascii: "\"") {
            throw node.problem("the delimiter and the quote are the same character", remedy: "give each its own")
        }
    }
}

extension SourceConfiguration.ParseSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["date", "decimalSeparator", "groupingSeparator", "negative"])
        date = try keys["date"]?.nonEmptyText()
        decimalSeparator = try keys["decimalSeparator"]?.character()
        if let key = keys["groupingSeparator"] { groupingSeparator = .some(try key.text().isEmpty ? nil : try key.character()) }
        negative = try keys["negative"]?.choice(SourceConfiguration.NegativeMeaning.self) ?? negative
        if let decimalSeparator, case .some(.some(let grouping)) = groupingSeparator, grouping == decimalSeparator {
            throw node.problem("the decimal and the grouping separator are the same", remedy: "give each its own")
        }
    }
}

extension SourceConfiguration.ColumnSelector {
    init(_ node: ConfigurationNode) throws {
        switch node.value {
        case .string: self = .header(try node.nonEmptyText())
        case .number: self = .position(try node.integer(in: 1...100_000))
        case .array:
            self = .joined(try node.texts())
            if case .joined(let headers) = self, headers.isEmpty { throw node.problem("is empty", remedy: "name at least one header") }
        default:
            throw node.problem(
                "expected a header, a position or a list of headers, found \(node.value.typeName)", remedy: "write one of them")
        }
    }
}

extension SourceConfiguration.ExclusionRule {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["column", "equals", "reason"])
        self.init(
            column: try SourceConfiguration.ColumnSelector(node.required("column", of: keys)),
            equals: try node.required("equals", of: keys).text(),
            reason: try keys["reason"]?.text() ?? ""
        )
    }
}

extension ConfigurationNode {
    /// A text, or a whole number as its digits.
    func nameOrNumber() throws -> String {
        if case .number = value { return String(try integer(in: 1...10_000)) }
        return try nonEmptyText()
    }

    func encoding() throws -> TextEncoding {
        let text = try text()
        let aliases = [
            "utf8": "utf-8", "utf-8-sig": "utf-8", "utf-16": "utf-16le", "cp1250": "windows-1250", "cp1252": "windows-1252",
            "latin2": "iso-8859-2", "latin-2": "iso-8859-2",
        ]
        let name = text.lowercased()
        guard let encoding = TextEncoding(rawValue: aliases[name] ?? name) else {
            throw problem(
                "the encoding “\(text)” is not known",
                remedy: "write one of " + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return encoding
    }
}
