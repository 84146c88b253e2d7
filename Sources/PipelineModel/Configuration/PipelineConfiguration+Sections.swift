extension PipelineConfiguration.Reporting {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["currencies", "payments"])
        if let list = keys["currencies"] {
            currencies = try list.elements().map { try $0.currencyCode() }
            guard !currencies.isEmpty else { throw list.problem("is empty", remedy: "name at least one currency, such as [\"EUR\"]") }
            guard Set(currencies).count == currencies.count else { throw list.problem("names a currency twice", remedy: "name each once") }
        }
        payments = try keys["payments"]?.choice(PipelineConfiguration.PaymentSelection.self) ?? payments
    }
}

extension PipelineConfiguration.RateSource {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["provider", "path", "maxAgeDays"])
        provider = try node.required("provider", of: keys).choice(Provider.self)
        path = try node.required("path", of: keys).nonEmptyText()
        maxAgeDays = try keys["maxAgeDays"]?.integer(in: 0...366) ?? 7
    }
}

extension PipelineConfiguration.PlatformUnit {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["code", "currency", "price", "basis"])
        code = try node.required("code", of: keys).nonEmptyText()
        currency = try node.required("currency", of: keys).currencyCode()
        let priceNode = try node.required("price", of: keys)
        price = try priceNode.decimal()
        guard price > .zero else { throw priceNode.problem("must be more than 0", remedy: "write what one unit costs") }
        basis = try keys["basis"]?.text() ?? ""
    }
}

extension PipelineConfiguration.CSVStyle {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["delimiter", "decimalSeparator", "bom"])
        if let key = keys["delimiter"] { delimiter = Character(UnicodeScalar(try key.asciiCharacter())) }
        if let key = keys["decimalSeparator"] {
            decimalSeparator = try key.character()
            guard decimalSeparator == "." || decimalSeparator == "," else {
                throw key.problem("“\(decimalSeparator)” is not known", remedy: "write \".\" or \",\"")
            }
        }
        guard !["\"", "'", "-", decimalSeparator].contains(delimiter), !delimiter.isLetter, !delimiter.isNumber else {
            throw node.problem(
                "the delimiter “\(delimiter)” would break numbers or text",
                remedy: "write \";\", \",\" or a tab, other than the decimal separator")
        }
        bom = try keys["bom"]?.bool() ?? bom
    }
}

extension PipelineConfiguration.LinkSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["daysBefore", "daysAfter", "confirmed", "probable", "possible"])
        daysBefore = try keys["daysBefore"]?.integer(in: 0...3660) ?? daysBefore
        daysAfter = try keys["daysAfter"]?.integer(in: 0...3660) ?? daysAfter
        confirmed = try keys["confirmed"]?.fraction() ?? confirmed
        probable = try keys["probable"]?.fraction() ?? probable
        possible = try keys["possible"]?.fraction() ?? possible
        guard possible <= probable, probable <= confirmed else {
            throw node.problem("the thresholds are out of order", remedy: "keep possible ≤ probable ≤ confirmed")
        }
    }
}

extension PipelineConfiguration.FlagSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        if case .bool(let flag) = node.value {
            enabled = flag
            return
        }
        for (flag, rule) in try node.members() {
            parameters[flag] = try rule.members().mapValues { parameter in
                switch parameter.value {
                case .string(let text): text
                case .number(let number): "\(number)"
                case .bool(let flag): flag ? "true" : "false"
                default:
                    throw parameter.problem(
                        "expected a text, a number or true or false, found \(parameter.value.typeName)", remedy: "write one value")
                }
            }
        }
    }
}

extension PipelineConfiguration.EngineSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["kind", "master", "home", "conf"])
        kind = try keys["kind"]?.choice(Kind.self) ?? kind
        master = try keys["master"]?.nonEmptyText()
        home = try keys["home"]?.nonEmptyText()
        conf = try keys["conf"]?.members().mapValues { try $0.text() } ?? [:]
    }
}

extension Campaign {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["id", "name", "beneficiary", "from", "to", "hashtags", "keywords", "content", "sponsors"])
        let id = try node.required("id", of: keys).nonEmptyText()
        let toNode = try node.required("to", of: keys)
        self.init(
            id: id,
            name: try keys["name"]?.text() ?? id,
            beneficiary: try keys["beneficiary"]?.text() ?? "",
            from: try node.required("from", of: keys).day(),
            to: try toNode.day(),
            hashtags: try keys["hashtags"]?.texts() ?? [],
            keywords: try keys["keywords"]?.texts() ?? [],
            content: try keys["content"]?.texts() ?? [],
            sponsors: try keys["sponsors"]?.texts() ?? []
        )
        guard from <= to else { throw toNode.problem("\(to.iso) is before the first day \(from.iso)", remedy: "swap them") }
    }
}
