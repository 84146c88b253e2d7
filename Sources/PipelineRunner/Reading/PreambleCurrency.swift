import PipelineModel

/// The account's currency as the lines before a statement's header name it: `Moneda:` in one cell and the code in it or the next.
enum PreambleCurrency {
    private static let labels = ["moneda", "valuta", "currency"]

    /// Nil where no line names one, or where lines name several.
    static func code(in rows: some Collection<[String]>, _ registry: CurrencyRegistry) -> String? {
        var codes: Set<String> = []
        for cells in rows {
            for (index, cell) in cells.enumerated() where labels.contains(where: HeaderFold.folded(cell).hasPrefix) {
                let texts = [cell] + (index + 1 < cells.count ? [cells[index + 1]] : [])
                let words = texts.flatMap { $0.split { !$0.isLetter }.map(String.init) }
                codes.formUnion(words.filter { $0.utf8.count == 3 && $0 == $0.uppercased() && registry.currency($0) != nil })
            }
        }
        return codes.count == 1 ? codes.first : nil
    }
}
