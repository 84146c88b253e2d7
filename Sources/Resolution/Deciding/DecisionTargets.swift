internal import PipelineModel

/// What the texts of reviewers' verdicts mean: an id, a handle with or without its platform, an account number, or a name.
///
/// A name means whoever bears it: the mentions that have nothing but the name, the account numbers and handles that it is told with, and the
/// creators whose account lists have it.
struct DecisionTargets {
    private var targets: [String: Set<Int>] = [:]
    private var prints: [UInt64: [String]] = [:]
    private var localNames: [String: [String]] = [:]
    private var names: [Int: [String]] = [:]

    init(_ texts: Set<String>, in run: ResolutionRun) {
        for text in texts.sorted() where !text.isEmpty { sort(text, run) }
        if !prints.isEmpty {
            for node in 0..<run.nodes.nobody { add(node, prints[run.print(ofNode: node)]) }
        }
        if !localNames.isEmpty {
            for (node, handle) in run.nodes.handles.enumerated() {
                add(node, localNames[String(run.texts[handle].drop { $0 != ":" }.dropFirst())])
            }
        }
        if !names.isEmpty { addNames(run) }
    }

    /// The nodes that a text means, sorted; none where nobody has it.
    subscript(text: String) -> [Int] { (targets[text] ?? []).sorted() }

    /// Takes what is told apart by its form; what may be a handle or a name is looked up later.
    private mutating func sort(_ text: String, _ run: ResolutionRun) {
        targets[text] = []
        if let print = PartyKey.print(ofID: text) { prints[print, default: []].append(text) }
        let isHandle = text.hasPrefix("@")
        let plain = isHandle ? String(text.dropFirst()) : text
        for spelling in Set([plain, plain.lowercased()]) {
            if let id = run.texts.find(spelling), let node = run.nodes.node(ofHandle: id) { targets[text]?.insert(node) }
            localNames[spelling, default: []].append(text)
        }
        guard !isHandle, targets[text]?.isEmpty == true else { return }
        if let id = run.texts.find(plain.uppercased().filter { !$0.isWhitespace }), let node = run.nodes.node(ofAccount: id) {
            targets[text]?.insert(node)
            return
        }
        for fold in Self.folds(of: text, run.folds) { names[fold, default: []].append(text) }
    }

    /// The name as it is written, or else the same words with whatever legal form.
    private static func folds(of text: String, _ folds: FoldTable) -> [Int] {
        var parser = folds.parser
        let name = parser.parse(text)
        guard !name.isEmpty else { return [] }
        if let fold = folds.fold(withPrint: FoldTable.fingerprint(of: name, table: parser.table)) { return [fold] }
        let words = name.tokens.sorted()
        return folds.names.indices.filter { folds.names[$0].tokens.count == words.count && folds.names[$0].tokens.sorted() == words }
    }

    private mutating func addNames(_ run: ResolutionRun) {
        for (index, mention) in run.mentions.enumerated() {
            guard let fold = run.folds.fold(of: mention.name), let texts = names[fold] else { continue }
            for node in run.decidedNodes(of: index) { add(node, texts) }
        }
        for row in run.rows {
            guard let node = run.nodes.node(ofHandle: row.handle) else { continue }
            for name in [row.legalName, row.displayName, row.company] {
                if let fold = run.folds.fold(of: name) { add(node, names[fold]) }
            }
        }
    }

    private mutating func add(_ node: Int, _ texts: [String]?) {
        for text in texts ?? [] { targets[text]?.insert(node) }
    }
}
