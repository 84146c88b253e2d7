public import Foundation

extension PipelineConfiguration {
    /// Reads `pipeline.json` strictly.
    ///
    /// - Parameters:
    ///   - data: The file's bytes.
    ///   - file: The file's name, for messages.
    /// - Throws: ``Problem`` of kind `configuration` with the key's path, for an unknown key, a wrong type, a missing key or a value out of range.
    public init(json data: Data, file: String) throws {
        let value: JSONValue
        do {
            value = try JSONValue(data: data, file: file)
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(
                .configuration, file: file, line: Self.line(ofFaultIn: data), "is no valid JSON (\(Self.reason(error)))",
                remedy: "mend that line or the one before it: a comma, a quote or a bracket is missing or too many")
        }
        try self.init(ConfigurationNode(value: value, path: "", file: file))
    }

    private static func reason(_ error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error else { return "\(error)" }
        if let cause = context.underlyingError as NSError?, let detail = cause.userInfo[NSDebugDescriptionErrorKey] as? String {
            return detail
        }
        return context.debugDescription
    }

    /// The line on which `data` stops being JSON; nil where that cannot be told.
    private static func line(ofFaultIn data: Data) -> Int? {
        do {
            _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            return nil
        } catch let error as NSError {
            // Foundation says it in words only: “Invalid value around character 25.”
            guard let said = error.userInfo[NSDebugDescriptionErrorKey] as? String, let word = said.range(of: "character ") else {
                return nil
            }
            guard let offset = Int(said[word.upperBound...].prefix { $0.isNumber }), offset <= data.count else { return nil }
            return data.prefix(offset).count { $0 == 0x0A } + 1
        }
    }

    init(_ root: ConfigurationNode) throws {
        self.init()
        let keys = try root.members(known: [
            "version", "investigation", "store", "output", "reporting", "rates", "units", "sources", "campaigns", "link", "limits",
            "decisions", "csv", "evidence", "flags", "engine",
        ])
        guard let version = keys["version"] else {
            throw ConfigurationNode(value: .null, path: "version", file: root.file).problem("is missing", remedy: "write \"version\": 1")
        }
        guard try version.integer(in: 0...1_000_000) == Self.version else {
            throw version.problem("this program reads version \(Self.version)", remedy: "write \"version\": \(Self.version)")
        }
        investigation = try keys["investigation"]?.text() ?? investigation
        store = try keys["store"]?.nonEmptyText() ?? store
        output = try keys["output"]?.nonEmptyText() ?? output
        reporting = try keys["reporting"].map(Reporting.init) ?? reporting
        rates = try keys["rates"]?.elements().map(RateSource.init) ?? []
        units = try keys["units"]?.elements().map(PlatformUnit.init) ?? []
        guard let sourceList = keys["sources"] else {
            throw ConfigurationNode(value: .null, path: "sources", file: root.file)
                .problem("is missing", remedy: "list at least one source; `payola init FOLDER` proposes them")
        }
        sources = try sourceList.elements().map(SourceConfiguration.init)
        campaigns = try keys["campaigns"]?.elements().map(Campaign.init) ?? []
        link = try keys["link"].map(LinkSettings.init) ?? link
        maxRejectRate = try keys["limits"]?.members(known: ["maxRejectRate"])["maxRejectRate"]?.fraction() ?? maxRejectRate
        decisions = try keys["decisions"]?.nonEmptyText()
        csv = try keys["csv"].map(CSVStyle.init) ?? csv
        evidence = try keys["evidence"]?.choice(EvidenceKeeping.self) ?? evidence
        flags = try keys["flags"].map(FlagSettings.init) ?? flags
        engine = try keys["engine"].map(EngineSettings.init) ?? engine
        try Self.requireUnique(sources.map(\.id), sourceList, "sources")
        try checkCurrencies(root)
        if let list = keys["campaigns"] { try Self.requireUnique(campaigns.map(\.id), list, "campaigns") }
    }

    private static func requireUnique(_ ids: [String], _ list: ConfigurationNode, _ what: String) throws {
        var seen: Set<String> = []
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            throw ConfigurationNode(value: .null, path: "\(list.path)[\(index)].id", file: list.file)
                .problem("“\(id)” is already the id of another of the \(what)", remedy: "give each its own id")
        }
    }
}

extension ConfigurationNode {
    /// The member `key` of `members`, which must be there.
    func required(_ key: String, of members: [String: ConfigurationNode]) throws -> ConfigurationNode {
        guard let member = members[key] else {
            throw ConfigurationNode(value: .null, path: path.isEmpty ? key : path + "." + key, file: file)
                .problem("is missing", remedy: "add the key \"\(key)\"")
        }
        return member
    }

    func asciiCharacter() throws -> UInt8 {
        let text = try text()
        guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0x0A, byte != 0x0D, byte != 0 else {
            throw problem("“\(text)” is not one character", remedy: "write one ASCII character, such as \";\" or \"\\t\"")
        }
        return byte
    }

    func character() throws -> Character {
        let text = try text()
        guard text.count == 1, let character = text.first else {
            throw problem("“\(text)” is not one character", remedy: "write one character")
        }
        return character
    }

    func currencyCode() throws -> String {
        let text = try text()
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw problem("“\(text)” is no ISO 4217 code", remedy: "write three capital letters, such as EUR")
        }
        return text
    }
}
