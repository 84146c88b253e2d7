extension Profile {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["id", "title", "kind", "isDecoded", "layouts", "source", "documentation"])
        id = try node.required("id", of: keys).nonEmptyText()
        title = try node.required("title", of: keys).nonEmptyText()
        let kindNode = try node.required("kind", of: keys)
        kind = try kindNode.text() == "rates" ? nil : kindNode.choice(SourceKind.self)
        layouts = try node.required("layouts", of: keys).elements().map(Layout.init)
        isDecoded = try keys["isDecoded"]?.bool() ?? false
        documentation = try Documentation(node.required("documentation", of: keys))
        source = keys["source"]?.value ?? .object([:])
        canonical = node.value.canonical
    }
}

extension Profile.Layout {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["version", "header", "lacks", "columnCount", "shapes", "shared", "source"])
        version = try node.required("version", of: keys).nonEmptyText()
        header = try keys["header"]?.elements().map { try $0.textOrTexts() } ?? []
        lacks = try keys["lacks"]?.texts() ?? []
        columnCount = try keys["columnCount"]?.integer(in: 1...1000)
        shapes = [:]
        for (key, shape) in try keys["shapes"]?.members() ?? [:] {
            guard let position = Int(key), position > 0 else {
                throw shape.problem("is no position", remedy: "write a column's position, from 1")
            }
            shapes[position] = try shape.textOrTexts()
        }
        source = keys["source"]?.value ?? .object([:])
        isShared = try keys["shared"]?.bool() ?? false
        folded = header.map { $0.map(FoldedName.init) }
        foldedLacks = lacks.map(FoldedName.init)
        guard !header.isEmpty || !shapes.isEmpty else { throw node.problem("says nothing of the file", remedy: "give header or shapes") }
    }
}

extension Profile.Documentation {
    init(_ node: ConfigurationNode) throws {
        let keys = try node.members(known: ["found", "becomes", "leftOut", "basis"])
        found = try node.required("found", of: keys).nonEmptyText()
        becomes = try node.required("becomes", of: keys).nonEmptyText()
        leftOut = try node.required("leftOut", of: keys).texts()
        basis = try node.required("basis", of: keys).nonEmptyText()
    }
}
