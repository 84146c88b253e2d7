internal import PipelineModel

/// The parts of a workbook: its sheets in order, the shared texts, the styles, and from when it counts days.
final class WorkbookOutline: XMLHandler {
    struct Sheet {
        var name: String
        /// The member of the archive that holds it.
        var part: String
        var isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var sharedStrings: String?
    private(set) var styles: String?
    /// Whether day 0 is 1904-01-01 instead of 1899-12-31.
    private(set) var is1904 = false
    private var relations: [String: Relations.Target] = [:]

    /// - Throws: ``Problem`` of kind `dataRefused` where the parts that make a workbook are missing or damaged.
    init(_ archive: ZIPArchive) throws(Problem) {
        let root = Relations()
        try Self.read("_rels/.rels", of: archive, root)
        guard let main = root.targets.values.first(where: { $0.type.hasSuffix("/officeDocument") })?.part(below: "") else {
            throw Self.damaged(archive, "does not say which of its parts is the workbook")
        }
        let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
        let own = Relations()
        try Self.read(folder + "_rels/" + main.dropFirst(folder.count) + ".rels", of: archive, own)
        relations = own.targets
        for target in own.targets.values {
            if target.type.hasSuffix("/sharedStrings") { sharedStrings = target.part(below: folder) }
            if target.type.hasSuffix("/styles") { styles = target.part(below: folder) }
        }
        self.folder = folder
        try Self.read(main, of: archive, self)
        guard !sheets.isEmpty else { throw Self.damaged(archive, "has no sheet with cells") }
    }

    private var folder = ""

    func start(_ element: XMLElement, at position: XMLPosition) {
        if element.name.isText("workbookPr") {
            is1904 = ["1", "true", "on"].contains(element["date1904"] ?? "")
        } else if element.name.isText("sheet"), let relation = element["id"].flatMap({ relations[$0] }),
            relation.type.hasSuffix("/worksheet")
        {
            let state = element["state"] ?? "visible"
            sheets.append(Sheet(name: element["name"] ?? "", part: relation.part(below: folder), isHidden: state != "visible"))
        }
    }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Reads a part of the workbook.
    static func read(_ part: String, of archive: ZIPArchive, _ handler: any XMLHandler) throws(Problem) {
        guard let member = archive.member(part) else { throw damaged(archive, "lacks its part \(part)") }
        let scratch = try archive.file(member)
        do {
            try XMLStream.read(.file(DropFile(scratch, path: archive.name)), file: archive.name, handler: handler)
        } catch {
            // A line of an inner part is no line of the workbook, except where the handler gave a row.
            var problem = error
            if problem.field == nil, problem.line != nil {
                problem.what = "\(part), line \(problem.line ?? 0): " + problem.what
                problem.line = nil
            }
            throw problem
        }
    }

    private static func damaged(_ archive: ZIPArchive, _ what: String) -> Problem {
        Problem(.dataRefused, file: archive.name, "is no sound workbook: it \(what)", remedy: "open it in a spreadsheet and save it again")
    }
}

/// The relationships of a part (Open Packaging Conventions): id to type and target.
private final class Relations: XMLHandler {
    struct Target {
        var type: String
        var path: String

        /// The member of the archive, for a target that is relative to `folder`.
        func part(below folder: String) -> String {
            path.hasPrefix("/") ? String(path.dropFirst()) : folder + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
        }
    }

    private(set) var targets: [String: Target] = [:]

    func start(_ element: XMLElement, at position: XMLPosition) {
        guard element.name.isText("Relationship"), element["TargetMode"] != "External" else { return }
        if let id = element["Id"], let type = element["Type"], let path = element["Target"] { targets[id] = Target(type: type, path: path) }
    }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
