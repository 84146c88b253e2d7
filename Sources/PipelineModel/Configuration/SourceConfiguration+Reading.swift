extension SourceConfiguration {
    static let keys = [
        "id", "kind", "path", "profile", "dialect", "parse", "columns", "constants", "exclude", "values", "direction", "rows",
    ]

    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: Self.keys)
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
        values = try keys["values"]?.members(known: kind.fields).mapValues { try $0.members().mapValues { try $0.text() } } ?? [:]
        direction = try keys["direction"].map(DirectionColumn.init)
        rows = try keys["rows"].map(RowSettings.init) ?? rows
        written = WrittenKeys(node)
        if profile == nil { try checkNeeds(node) }
    }

    /// Whether a field is mapped or constant, or stands in a header: the currency of `Amount (*)`.
    func gives(_ field: String) -> Bool {
        if columns[field] != nil || constants[field] != nil { return true }
        return field == "currency"
            && ["amount", "debit", "credit"].contains { amount in
                if case .header(let name)? = columns[amount] { name.contains("*") } else { false }
            }
    }

    /// - Throws: ``Problem`` where a field that every source of the kind has to give is neither mapped nor constant.
    func checkNeeds(_ node: ConfigurationNode) throws {
        for alternatives in kind.needs {
            guard !alternatives.contains(where: { $0.allSatisfy(gives) }) else { continue }
            let names = alternatives.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
            throw ConfigurationNode(value: .null, path: node.path + ".columns." + alternatives[0][0], file: node.file)
                .problem("a \(kind.rawValue) source needs \(names)", remedy: "map it to a column, or set it under constants")
        }
    }
}

extension SourceConfiguration.DialectSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["delimiter", "quote", "encoding", "skipLines", "header", "sheet", "ragged"])
        delimiter = try keys["delimiter"]?.asciiCharacter()
        quote = try keys["quote"]?.asciiCharacter()
        encoding = try keys["encoding"]?.encoding()
        skipLines = try keys["skipLines"]?.integer(in: 0...1_000_000)
        header = try keys["header"]?.bool()
        sheet = try keys["sheet"]?.nameOrNumber()
        ragged = try keys["ragged"]?.bool() ?? false
        if let delimiter, delimiter == quote ?? UInt8(ascii: "\"") {
            throw node.problem("the delimiter and the quote are the same character", remedy: "give each its own")
        }
    }
}

extension SourceConfiguration.ParseSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["date", "decimalSeparator", "groupingSeparator", "negative"])
        date = try keys["date"].map { node in
            if case .array = node.value { return try node.elements().map { try $0.nonEmptyText() }.joined(separator: "|") }
            return try node.nonEmptyText()
        }
        if date?.isEmpty == true { throw (keys["date"] ?? node).problem("is empty", remedy: "name a pattern or leave the key out") }
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
            self = .joined(try Self.several(node))
        case .object:
            let keys = try node.members(known: ["first", "after", "from", "until"])
            let first = try node.required("first", of: keys)
            let all = try SourceConfiguration.ColumnPart(.position(1), keys)
            if case .array = first.value {
                let parts = try first.elements().map { try SourceConfiguration.ColumnPart($0, like: all) }
                if parts.isEmpty { throw first.problem("is empty", remedy: "name at least one header") }
                self = .first(parts)
            } else {
                self = .first([try SourceConfiguration.ColumnPart(first, like: all)])
            }
        default:
            throw node.problem(
                "expected a header, a position or a list of headers, found \(node.value.typeName)", remedy: "write one of them")
        }
    }

    private static func several(_ node: ConfigurationNode) throws -> [Self] {
        let selectors = try node.elements().map { element in
            let selector = try Self(element)
            switch selector {
            case .header, .position: return selector
            default: throw element.problem("expected a header or a position", remedy: "write one of them")
            }
        }
        if selectors.isEmpty { throw node.problem("is empty", remedy: "name at least one header") }
        return selectors
    }
}

extension SourceConfiguration.ColumnPart {
    fileprivate init(_ column: SourceConfiguration.ColumnSelector, _ keys: [String: ConfigurationNode]) throws {
        self.init(
            column, after: try keys["after"]?.textOrTexts() ?? [], from: try keys["from"]?.textOrTexts() ?? [],
            until: try keys["until"]?.textOrTexts() ?? [])
    }

    /// A header, a position, or an object with `column` and what is meant of its text; `all` holds for those that say nothing of it.
    fileprivate init(_ node: ConfigurationNode, like all: Self) throws {
        if case .object = node.value {
            let keys = try node.members(known: ["column", "after", "from", "until"])
            self = try Self(try .init(node.required("column", of: keys)), keys)
        } else {
            self = all
            column = try .init(node)
        }
        switch column {
        case .header, .position: break
        default: throw node.problem("expected a header or a position", remedy: "write one of them")
        }
    }
}

extension SourceConfiguration.ExclusionRule {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["column", "equals", "startsWith", "unless", "unlessStartsWith", "reason"])
        let tests = ["equals", "startsWith", "unless", "unlessStartsWith"].filter { keys[$0] != nil }
        guard tests.count == 1, let name = tests.first else {
            // The oldest of them is the one that is asked for.
            _ = try node.required("equals", of: keys)
            throw node.problem("has several tests: \(tests.joined(separator: ", "))", remedy: "write a rule for each")
        }
        let values = try node.required(name, of: keys).textOrTexts()
        let test: Test =
            switch name {
            case "startsWith": .startsWith(values)
            case "unless": .unless(values)
            case "unlessStartsWith": .unlessStartsWith(values)
            default: .equals(values)
            }
        self.init(
            column: try SourceConfiguration.ColumnSelector(node.required("column", of: keys)), test: test,
            reason: try keys["reason"]?.text() ?? "")
    }
}

extension SourceConfiguration.DirectionColumn {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["column", "in", "out"])
        self.init(
            column: try SourceConfiguration.ColumnSelector(node.required("column", of: keys)),
            into: try node.required("in", of: keys).textOrTexts(), out: try node.required("out", of: keys).textOrTexts())
    }
}

extension ConfigurationNode {
    /// A text, or a whole number as its digits.
    func nameOrNumber() throws -> String {
        if case .number = value { return String(try integer(in: 1...10_000)) }
        return try nonEmptyText()
    }

    /// One text, or a list of texts.
    func textOrTexts() throws -> [String] {
        if case .array = value { return try texts() }
        return [try text()]
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
