internal import PipelineModel

/// Parties as nodes and the payments of a pair, campaign, currency and grade as one edge, for Gephi, yEd, networkx and igraph.
struct GraphMLExporter: Exporter {
    let format = "graphml"
    let summary = "parties and payments as a graph, payola.graphml, for Gephi and networkx"

    private static let nodeKeys = [("name", "string"), ("role", "string"), ("handles", "string")]
    /// `amount` is exact; `weight` is the number of payments, which programs take for an edge's weight without adding currencies up.
    private static let edgeKeys = [
        ("campaign", "string"), ("grade", "string"), ("amount", "string"), ("currency", "string"), ("payments", "int"), ("weight", "int"),
        ("first_payment", "string"), ("last_payment", "string"),
    ]

    private let name = "payola.graphml"

    func fileNames(of run: PublishedRun) -> [String] { [name] }

    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String] {
        let graph = try PaymentGraph(run)
        try folder.write(name) { file in
            try file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
            for (key, type) in Self.nodeKeys {
                try file.write("  <key id=\"n-\(key)\" for=\"node\" attr.name=\"\(key)\" attr.type=\"\(type)\"/>\n")
            }
            for (key, type) in Self.edgeKeys {
                try file.write("  <key id=\"e-\(key)\" for=\"edge\" attr.name=\"\(key)\" attr.type=\"\(type)\"/>\n")
            }
            try file.write(
                "  <graph id=\"payola\" edgedefault=\"directed\">\n    <desc>\(XMLText.escaped(run.title)), run \(XMLText.escaped(run.manifest.run ?? ""))</desc>\n"
            )
            for (id, node) in graph.nodes.sorted(by: { $0.key < $1.key }) {
                try file.write("    <node id=\"\(XMLText.escaped(id))\">")
                try write([node.name, node.role, node.handles.sorted().joined(separator: " ")], Self.nodeKeys, "n-", to: &file)
                try file.write("</node>\n")
            }
            let edges = graph.edges.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }
            for (number, (key, edge)) in edges.enumerated() {
                try file.write("    <edge id=\"e\(number)\" source=\"\(XMLText.escaped(key.from))\" target=\"\(XMLText.escaped(key.to))\">")
                let values = [
                    key.campaign, key.grade, edge.amount?.plain ?? "", key.currency, String(edge.payments), String(edge.payments),
                    edge.first, edge.last,
                ]
                try write(values, Self.edgeKeys, "e-", to: &file)
                try file.write("</edge>\n")
            }
            try file.write("  </graph>\n</graphml>\n")
        }
        return fileNames(of: run)
    }

    private func write(_ values: [String], _ keys: [(String, String)], _ prefix: String, to file: inout ExportFile) throws {
        for ((key, _), value) in zip(keys, values) where !value.isEmpty {
            try file.write("<data key=\"\(prefix)\(key)\">\(XMLText.escaped(value))</data>")
        }
    }
}
