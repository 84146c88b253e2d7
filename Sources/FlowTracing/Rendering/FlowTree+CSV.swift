public import PipelineModel

extension FlowTree {
    public static let csvColumns = [
        "origin_id", "origin", "path", "party_id", "party", "hops", "amount", "currency", "payments", "first_payment", "last_payment",
        "kept",
        "method",
    ]

    /// A row per way and currency, header first: RFC 4180, LF, texts that a spreadsheet would run with a `'` before them.
    ///
    /// Traced forwards, `origin` is the party asked for and `party` got the amount. Traced back, `party` is the party asked for and `origin`
    /// paid the amount: intermediaries have rows of their own, so rows of one table are not to be added up.
    public func csv(_ parties: PartyTable) -> String {
        var rows: [[String]] = []
        for (index, node) in nodes.enumerated() where node.parent != nil {
            let way = direction == .from ? way(to: index) : way(to: index).reversed()
            guard let origin = way.first, let end = way.last else { continue }
            let between = way.dropFirst().dropLast()
            let path = between.map { party in party.map { Flow.escaped(parties[$0].name) } ?? "…" }.joined(separator: " > ")
            for sum in node.sums {
                let kept = node.kept.first { $0.currency == sum.currency }
                rows.append([
                    origin.map { parties[$0].id } ?? "", origin.map { parties[$0].name } ?? "…", path, end.map { parties[$0].id } ?? "",
                    end.map { parties[$0].name } ?? "…", between.contains { $0 == nil } ? "" : String(between.count + 1), sum.plainAmount,
                    sum.currency.code, String(sum.payments), sum.first.iso, sum.last.iso, direction == .to ? "" : kept?.plainAmount ?? "0",
                    method.rawValue,
                ])
            }
        }
        rows.sort { $0.lexicographicallyPrecedes($1) }
        let amounts: Set<Int> = [6, 11]
        return ([Self.csvColumns] + rows).map { row in
            row.enumerated().map { Self.cell($1, isNumber: amounts.contains($0)) }.joined(separator: ",") + "\n"
        }.joined()
    }

    private static func cell(_ text: String, isNumber: Bool) -> String {
        let runs = "=+-@\t\r".unicodeScalars
        let telling = text.unicodeScalars.first { $0 != "'" }
        let safe = !isNumber && telling.map(runs.contains) == true ? "'" + text : text
        guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
        return "\"" + safe.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
}
