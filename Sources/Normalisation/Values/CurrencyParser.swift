public import PipelineModel

/// Reads currencies: ISO 4217 codes in any case, the codes of `units`, and signs and names that belong to one currency only.
public struct CurrencyParser: Sendable {
    public let registry: CurrencyRegistry

    public init(registry: CurrencyRegistry) { self.registry = registry }

    /// Reads a cell of UTF-8.
    public func read(_ bytes: Bytes) throws(ValueFault) -> Currency {
        let trimmed = bytes.trimmed
        guard !trimmed.isEmpty else { throw ValueFault("the currency is missing") }
        guard trimmed.count <= 64 else { throw ValueFault("unknown currency; write an ISO 4217 code such as EUR") }
        let text = trimmed.text
        if let known = registry.currency(text) ?? registry.currency(text.uppercased()) { return known }
        let sign = text.hasSuffix(".") ? String(text.dropLast()) : text
        guard let (codes, isOwn) = CurrencySigns.codes(sign) else {
            throw ValueFault("unknown currency; write an ISO 4217 code such as EUR, or add the code to units in pipeline.json")
        }
        guard isOwn, let code = codes.first, let currency = registry.currency(code) else {
            throw ValueFault(
                "several currencies are written so (\(codes.prefix(3).joined(separator: ", "))); give the ISO 4217 code in a column or under constants"
            )
        }
        return currency
    }

    /// Whether the sign or code that stands in an amount's cell agrees with the record's currency.
    public func mark(_ mark: Bytes, fits currency: String) throws(ValueFault) {
        let text = mark.text
        let upper = text.uppercased()
        if upper == currency.uppercased() { return }
        if let (codes, _) = CurrencySigns.codes(text) {
            guard !codes.contains(currency) else { return }
        } else if registry.currency(upper) == nil {
            throw ValueFault("“\(text)” in it is no currency that is known")
        }
        throw ValueFault("“\(text)” in the amount contradicts the record's currency \(currency); correct one of them in the source")
    }
}
