import Normalisation
import PipelineModel

/// The currencies that a source's own keys name. Its columns name headers, whose cells are read and rejected one by one.
enum NamedCurrencies {
    /// - Returns: What there is no such currency of, each with its key's path. An empty text names none.
    static func unknown(in source: SourceConfiguration, index: Int, _ registry: CurrencyRegistry, file: String) -> [Problem] {
        let parser = CurrencyParser(registry: registry)
        var named: [(path: String, text: String)] = []
        for field in source.kind.fields where field == "currency" || field == "executed_currency" {
            if let constant = source.constants[field] { named.append(("constants.\(field)", constant)) }
            for (value, meant) in (source.values[field] ?? [:]).sorted(by: { $0.key < $1.key }) {
                named.append(("values.\(field).\(value)", meant))
            }
        }
        return named.filter { !$0.text.isEmpty && !isCurrency($0.text, parser) }.map { key in
            Problem(
                .configuration, file: file, field: "sources[\(index)].\(key.path)", "the currency “\(key.text)” is unknown",
                remedy: "write an ISO 4217 code, such as EUR, or add the code to units")
        }
    }

    private static func isCurrency(_ text: String, _ parser: CurrencyParser) -> Bool {
        var text = text
        return text.withUTF8 { (try? parser.read($0)) != nil }
    }
}
