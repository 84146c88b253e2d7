public import PipelineModel

/// How a file could stand in `pipeline.json`, and what a person has to say.
public struct SourceProposal: Sendable {
    public enum Target: Hashable, Sendable {
        case source(SourceKind)
        /// Reference rates: they go under `rates`.
        case rates
        case unknown
    }

    public var target = Target.unknown
    /// Whose rates they are.
    public var provider = PipelineConfiguration.RateSource.Provider.ecb
    /// The sheet of a workbook that has several.
    public var sheet: String?
    /// Our field and the column, from 0, in the order of the manual.
    public var columns: [(field: String, column: Int)] = []
    public var constants: [(field: String, value: String)] = []
    public var exclude: [(column: Int, equals: String)] = []
    /// The built-in profile whose layout the file has; then nothing else needs to be mapped.
    public var profile: String?
    /// Where no profile has the header: the nearest ones, with the columns of theirs that the file lacks.
    public var nearest: [(profile: String, missing: [String])] = []
    /// What was assumed, for a person to check.
    public var notes: [String] = []
    /// What a person must set before a run can read the file: the reason and the key.
    public var missing: [String] = []
    /// Codes in the currency column that are no currency, sorted: units that need a price.
    public var unknownUnits: [String] = []
    /// Currencies in the currency column, most frequent first.
    public var currencies: [String] = []

    /// Which profiles are the nearest, in words; nil where one fits or the file has no header.
    public var nearestText: String? {
        guard profile == nil, !nearest.isEmpty else { return nil }
        let names = nearest.map { item in
            let lacking = item.missing.prefix(3).map { "“\($0)”" }.joined(separator: ", ") + (item.missing.count > 3 ? ", …" : "")
            return "“\(item.profile)” (\(lacking.isEmpty ? "has further columns" : "the file lacks " + lacking))"
        }
        return "no built-in profile has this header; the nearest are " + names.joined(separator: " and ")
    }

    func column(of field: String) -> Int? { columns.first { $0.field == field }?.column }

    /// The source as `pipeline.json` has it; for rates, the row of `rates`.
    public func json(id: String, path: String, header: [String]) -> OrderedJSON {
        switch target {
        case .rates:
            return .object([("provider", .text(provider.rawValue)), ("path", .text(path)), ("maxAgeDays", .integer(7))])
        case .unknown: return .null
        case .source(let kind):
            var members: [(String, OrderedJSON)] = [("id", .text(id)), ("kind", .text(kind.rawValue)), ("path", .text(path))]
            if let sheet { members.append(("dialect", .object([("sheet", .text(sheet))]))) }
            if let profile {
                members.append(("profile", .text(profile)))
                if !constants.isEmpty { members.append(("constants", .object(constants.map { ($0.field, .text($0.value)) }))) }
                return .object(members)
            }
            members.append(("columns", .object(columns.map { ($0.field, Self.selector($0.column, header)) })))
            if !constants.isEmpty { members.append(("constants", .object(constants.map { ($0.field, .text($0.value)) }))) }
            if !exclude.isEmpty {
                members.append(
                    (
                        "exclude",
                        .list(
                            exclude.map { rule in
                                .object([
                                    ("column", Self.selector(rule.column, header)), ("equals", .text(rule.equals)),
                                    ("reason", .text("not executed")),
                                ])
                            })
                    ))
            }
            return .object(members)
        }
    }

    /// A header where it names one column only, else the position.
    private static func selector(_ column: Int, _ header: [String]) -> OrderedJSON {
        guard column < header.count else { return .integer(column + 1) }
        let name = HeaderName(header[column]).phrase
        let isOwn = !name.isEmpty && header.count { HeaderName($0).phrase == name } == 1
        return isOwn ? .text(header[column].trimmingBlanks) : .integer(column + 1)
    }
}
