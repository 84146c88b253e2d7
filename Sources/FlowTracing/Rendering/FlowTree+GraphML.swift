public import PipelineModel

extension FlowTree {
    /// The graph as GraphML (graphml.graphdrawing.org): a node per party, an edge per payer, payee and currency. Amounts are texts, plain
    /// decimals beside their currency, so that no reader turns money into floating point.
    public func graphML(_ parties: PartyTable) -> String {
        let graph = FlowGraph(self, parties)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">",
        ]
        for (id, scope, name, type) in Self.keys {
            lines.append("  <key id=\"\(id)\" for=\"\(scope)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>")
        }
        lines.append("  <graph id=\"flows\" edgedefault=\"directed\">")
        for (index, party) in graph.nodes.enumerated() {
            lines.append("    <node id=\"n\(index)\">")
            lines.append(Self.data("label", party.map { parties[$0].name } ?? "other ways"))
            lines.append(Self.data("party", party.map { parties[$0].id } ?? ""))
            lines.append(Self.data("root", graph.roots.contains(index) ? "true" : "false"))
            lines.append("    </node>")
        }
        for (index, item) in graph.edges.enumerated() {
            lines.append("    <edge id=\"e\(index)\" source=\"n\(item.edge.from)\" target=\"n\(item.edge.to)\">")
            lines.append(Self.data("amount", item.sum.plainAmount))
            lines.append(Self.data("currency", item.sum.currency.code))
            lines.append(Self.data("payments", String(item.sum.payments)))
            lines.append(Self.data("first", item.sum.first.iso))
            lines.append(Self.data("last", item.sum.last.iso))
            lines.append(Self.data("method", method.rawValue))
            lines.append("    </edge>")
        }
        return (lines + ["  </graph>", "</graphml>"]).map { $0 + "\n" }.joined()
    }

    private static let keys = [
        ("label", "node", "label", "string"), ("party", "node", "party_id", "string"), ("root", "node", "root", "boolean"),
        ("amount", "edge", "amount", "string"), ("currency", "edge", "currency", "string"), ("payments", "edge", "payments", "int"),
        ("first", "edge", "first_payment", "string"), ("last", "edge", "last_payment", "string"), ("method", "edge", "method", "string"),
    ]

    private static func data(_ key: String, _ value: String) -> String { "      <data key=\"\(key)\">\(escaped(value))</data>" }

    /// Text of XML 1.0; what it does not allow becomes U+FFFD.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
