public import PipelineModel

/// Where a file of advertisement spends says which currency a spend is in: in a column, under `constants`, in the header of the spend
/// (`Amount spent (RON)`), or in a column per currency (`Spend_Range_Min_*`, where `*` stands for the currency).
public struct AdSpendColumns: Sendable {
    /// One purse per currency: the source as if it had this currency alone.
    struct Purse: Sendable {
        var plan: ColumnPlan
        /// Nil where the record's currency column says it.
        var currency: String?
    }

    /// The plan for all that is not money.
    public var plan: ColumnPlan { purses[0].plan }
    /// The source as the plan reads it.
    public let source: SourceConfiguration
    let purses: [Purse]

    private static let fields = ["spend", "spend_low", "spend_high"]

    /// - Throws: ``Problem`` or ``Problems`` (configuration) where columns are missing, or where nothing says the currency.
    public init(source: SourceConfiguration, header: [String], columnCount: Int, registry: CurrencyRegistry, file: String) throws {
        var sources = [(source: source, currency: String?.none)]
        let wild = Self.fields.filter { Self.pattern(source.columns[$0]) != nil }
        if !wild.isEmpty {
            sources = try Self.perCurrency(source, wild, header, registry, file).map { ($0, $1) }
        } else if source.columns["currency"] == nil, source.constants["currency"] == nil {
            let code = try Self.namedInHeader(source, header, registry, file)
            sources[0].currency = code
        }
        purses = try sources.map { item in
            Purse(plan: try ColumnPlan(source: item.source, header: header, columnCount: columnCount, file: file), currency: item.currency)
        }
        self.source = sources[0].source
    }

    private static func pattern(_ selector: SourceConfiguration.ColumnSelector?) -> (prefix: String, suffix: String)? {
        guard case .header(let name)? = selector, let star = name.firstIndex(of: "*") else { return nil }
        return (SelectorResolver.folded(String(name[..<star])), SelectorResolver.folded(String(name[name.index(after: star)...])))
    }

    private static func perCurrency(
        _ source: SourceConfiguration, _ wild: [String], _ header: [String], _ registry: CurrencyRegistry, _ file: String
    ) throws -> [(SourceConfiguration, String?)] {
        var columns: [String: [String: String]] = [:]
        var order: [String] = []
        for field in wild {
            guard let (prefix, suffix) = pattern(source.columns[field]) else { continue }
            for name in header {
                let folded = SelectorResolver.folded(name)
                guard folded.count > prefix.count + suffix.count, folded.hasPrefix(prefix), folded.hasSuffix(suffix) else { continue }
                let code = folded.dropFirst(prefix.count).dropLast(suffix.count).uppercased()
                guard registry.currency(code) != nil else { continue }
                if columns[code] == nil { order.append(code) }
                columns[code, default: [:]][field] = name
            }
        }
        if let only = source.constants["currency"] { order = order.filter { $0 == only.uppercased() } }
        guard !order.isEmpty else {
            throw Problem(
                .configuration, file: file, field: "sources[\(source.id)].columns.\(wild[0])",
                "no column of \(file) has a currency's code where the * is",
                remedy: "write the header with * for the code, as in Spend_Range_Min_*")
        }
        return try order.map { code in
            var own = source
            for field in wild {
                guard let name = columns[code]?[field] else {
                    throw Problem(
                        .configuration, file: file, field: "sources[\(source.id)].columns.\(field)",
                        "\(file) has no column of it for \(code)",
                        remedy: "give both ends of the spend, or constants.currency for the one currency that is meant")
                }
                own.columns[field] = .header(name)
            }
            own.columns["currency"] = nil
            return (own, code)
        }
    }

    /// The one currency whose code stands in the spend's header.
    private static func namedInHeader(
        _ source: SourceConfiguration, _ header: [String], _ registry: CurrencyRegistry, _ file: String
    ) throws -> String {
        var names: [String] = []
        func add(_ selector: SourceConfiguration.ColumnSelector?) {
            switch selector {
            case .header(let name): names.append(name)
            case .position(let position) where header.indices.contains(position - 1): names.append(header[position - 1])
            case .joined(let several): for part in several { add(part) }
            case .first(let parts): for part in parts { add(part.column) }
            default: break
            }
        }
        for field in fields { add(source.columns[field]) }
        let words = names.flatMap { $0.split { !$0.isLetter }.map(String.init) }
        let codes = Set(words.filter { $0.utf8.count == 3 && $0 == $0.uppercased() && registry.currency($0) != nil })
        guard codes.count == 1, let code = codes.first else {
            throw Problem(
                .configuration, file: file, field: "sources[\(source.id)].columns.currency",
                codes.isEmpty
                    ? "nothing says in which currency the spend is"
                    : "the spend's headers name several currencies: " + codes.sorted().joined(separator: ", "),
                remedy: "map currency to a column, set it under constants, or map spend_low and spend_high to headers with * for the code")
        }
        return code
    }
}
