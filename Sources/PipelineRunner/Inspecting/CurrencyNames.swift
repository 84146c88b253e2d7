import Normalisation
import PipelineModel

/// Reads currencies as a run does.
struct CurrencyNames {
    private let parser: CurrencyParser

    init(registry: CurrencyRegistry) { parser = CurrencyParser(registry: registry) }

    /// The ISO 4217 code that `text` names, or nil.
    func code(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { try? parser.read($0).code }
    }
}
