/// The currencies that amounts may be in: ISO 4217, active and ended, and the units of `pipeline.json`.
public struct CurrencyRegistry: Sendable {
    private var minorUnitsByCode: [String: Int]
    /// The units of `pipeline.json`, by code.
    public let units: [String: PipelineConfiguration.PlatformUnit]

    public init(units: [PipelineConfiguration.PlatformUnit] = []) {
        minorUnitsByCode = Self.minorUnits
        self.units = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        // A unit's smallest part is not published anywhere: it is counted in whole ones, and finer amounts are kept as written.
        for code in self.units.keys where minorUnitsByCode[code] == nil { minorUnitsByCode[code] = 0 }
    }

    /// The currency or unit with this code, exactly as written; nil where there is none.
    public func currency(_ code: String) -> Currency? {
        minorUnitsByCode[code].map { Currency(code: code, minorUnits: $0) }
    }

    /// Digits after the decimal point: 2 where the code is unknown.
    public func minorUnits(of code: String) -> Int { minorUnitsByCode[code] ?? 2 }

    /// All codes, sorted.
    public var codes: [String] { minorUnitsByCode.keys.sorted() }
}
