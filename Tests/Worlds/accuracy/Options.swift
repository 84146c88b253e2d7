internal import Worlds

/// What the command line asks for.
struct Options {
    struct Mistake: Error {
        var message: String
    }

    var payola = ".build/release/payola"
    var rates = "samples/rates/eurofxref-hist.csv"
    var seeds: [UInt64] = Options.reporting
    var presets = Difficulty.presets
    var styles: [Style] = Style.tuning
    var keep: String?
    var isJSON = false
    var generatesOnly = false
    var required: [(metric: String, value: Double)] = []
    var wantsHelp = false

    /// Worlds to look at while weights are set, and worlds that figures are told of: none is both.
    static let tuning: [UInt64] = Array(1...10)
    static let reporting: [UInt64] = Array(101...110)

    static let usage = """
        usage: accuracy [--payola FILE] [--rates FILE] [--tuning | --reporting | --seeds 1-10] [--preset standard|harsh|all] [--style NAME|tuning|held-out|all]
                        [--keep DIR] [--generate-only] [--json] [--require METRIC=VALUE ...]
          Draws worlds with known truth, runs payola on each and says how right it was.
          --tuning is seeds 1-10, --reporting (the default) 101-110; the rates file covers 2024-09 to 2025-01.
          --require fails (status 1) where a metric is below VALUE, or, for total-error-max, total-error-mean and false-merges, above it:
          attribution-f1 confirmed-precision payee-f1 post-f1 merge-recall false-merges total-error-max total-error-mean
        """

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        func value(_ option: String) throws -> String {
            guard let value = rest.popFirst() else { throw Mistake(message: "\(option) needs a value") }
            return value
        }
        while let option = rest.popFirst() {
            switch option {
            case "--payola": payola = try value(option)
            case "--rates": rates = try value(option)
            case "--seeds": seeds = try Self.seeds(value(option))
            case "--tuning": seeds = Self.tuning
            case "--reporting": seeds = Self.reporting
            case "--preset": presets = try Self.presets(value(option))
            case "--style": styles = try Self.styles(value(option))
            case "--keep": keep = try value(option)
            case "--json": isJSON = true
            case "--generate-only": generatesOnly = true
            case "--require": required.append(try Self.requirement(value(option)))
            case "--help", "-h": wantsHelp = true
            default: throw Mistake(message: "unknown option \(option)")
            }
        }
        if generatesOnly && keep == nil { throw Mistake(message: "--generate-only needs --keep DIR") }
    }

    /// `1-3,7` as 1, 2, 3, 7.
    private static func seeds(_ text: String) throws -> [UInt64] {
        try text.split(separator: ",").flatMap { part -> [UInt64] in
            let ends = part.split(separator: "-").compactMap { UInt64($0) }
            guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last, last - first < 10_000 else {
                throw Mistake(message: "“\(part)” is no seed and no range of seeds")
            }
            return Array(first...last)
        }
    }

    private static func presets(_ name: String) throws -> [Difficulty] {
        let found = Difficulty.presets.filter { $0.name == name || name == "all" }
        guard !found.isEmpty else { throw Mistake(message: "no preset is called “\(name)”") }
        return found
    }

    private static func styles(_ name: String) throws -> [Style] {
        switch name {
        case "tuning": return Style.tuning
        case "held-out": return Style.heldOut
        case "all": return Style.tuning + Style.heldOut
        default: break
        }
        let found = (Style.tuning + Style.heldOut).filter { $0.name == name }
        guard !found.isEmpty else { throw Mistake(message: "no style is called “\(name)”") }
        return found
    }

    private static func requirement(_ text: String) throws -> (metric: String, value: Double) {
        let parts = text.split(separator: "=").map(String.init)
        guard parts.count == 2, let value = Double(parts[1]), Score().metrics.contains(where: { $0.name == parts[0] }) else {
            throw Mistake(message: "“\(text)” is not METRIC=VALUE")
        }
        return (parts[0], value)
    }
}
