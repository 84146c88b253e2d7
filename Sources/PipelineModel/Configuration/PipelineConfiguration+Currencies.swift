extension PipelineConfiguration {
    /// Currencies that there are: those of ISO 4217, active and ended, and the configuration's own `units`.
    ///
    /// Where a source names them, in `constants` and `values`, whoever reads the source checks them, since signs and names are known there.
    ///
    /// - Throws: ``Problem`` of kind `configuration` with the key's path where a code is none, or a unit has another's code.
    func checkCurrencies(_ root: ConfigurationNode) throws {
        func node(_ path: String) -> ConfigurationNode { ConfigurationNode(value: .null, path: path, file: root.file) }
        let iso = CurrencyRegistry()
        var codes: Set<String> = []
        for (index, unit) in units.enumerated() {
            guard iso.currency(unit.currency) != nil else {
                throw node("units[\(index)].currency")
                    .problem("the currency \(unit.currency) is unknown", remedy: "write an ISO 4217 code, such as EUR")
            }
            guard codes.insert(unit.code).inserted else {
                throw node("units[\(index)].code").problem(
                    "“\(unit.code)” is already the code of another of the units", remedy: "give each its own")
            }
        }
        let registry = CurrencyRegistry(units: units)
        for (index, code) in reporting.currencies.enumerated() where registry.currency(code) == nil {
            throw node("reporting.currencies[\(index)]")
                .problem("the currency \(code) is unknown", remedy: "write an ISO 4217 code, such as EUR")
        }
    }
}
