public import PipelineModel

extension FlowTree {
    /// The graph in Graphviz's language: a node per party, an edge per payer, payee and currency.
    public func dot(_ parties: PartyTable) -> String {
        let graph = FlowGraph(self, parties)
        var lines = ["digraph flows {", "  rankdir=LR;", "  node [shape=box];"]
        for (index, party) in graph.nodes.enumerated() {
            let name = party.map { parties[$0].name.singleLine } ?? "other ways"
            lines.append("  n\(index) [label=\(Self.quoted(name))\(graph.roots.contains(index) ? ", style=bold" : "")];")
        }
        for (edge, sum) in graph.edges {
            lines.append("  n\(edge.from) -> n\(edge.to) [label=\(Self.quoted(sum.currency.code + " " + sum.plainAmount))];")
        }
        return (lines + ["}"]).map { $0 + "\n" }.joined()
    }

    /// A quoted string of the DOT language; a backslash would start an escape, so it is doubled.
    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\\\"" : $1 == "\\" ? "\\\\" : String($1) } + "\""
    }
}
