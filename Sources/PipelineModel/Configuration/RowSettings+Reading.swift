extension RowSettings {
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = try node.members(known: ["continued", "joined"])
        continued = try keys["continued"].map(Continuation.init)
        joined = try keys["joined"]?.elements().map(Join.init) ?? []
    }
}

extension RowSettings.Continuation {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["column", "text", "labels", "pages"])
        self.init(
            column: try .init(node.required("column", of: keys)), text: try .init(node.required("text", of: keys)),
            labels: try keys["labels"]?.texts() ?? [], pages: try keys["pages"]?.texts() ?? [])
    }
}

extension RowSettings.Join {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: [
            "reference", "id", "same", "column", "among", "fees", "amount", "currency", "time", "seconds",
        ])
        let key: Key
        if let reference = keys["reference"] {
            key = .reference(reference: try .init(reference), id: try .init(node.required("id", of: keys)))
        } else {
            key = .same(try node.required("same", of: keys).elements().map { try .init($0) })
        }
        self.init(
            key: key, column: try .init(node.required("column", of: keys)),
            among: try keys["among"]?.texts() ?? [], fees: try keys["fees"]?.texts() ?? [],
            amount: try .init(node.required("amount", of: keys)), currency: try .init(node.required("currency", of: keys)),
            time: try keys["time"].map { try .init($0) }, seconds: try keys["seconds"]?.integer(in: 0...3600) ?? 0)
    }
}
