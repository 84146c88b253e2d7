internal import PipelineModel

/// A small part of a document as a tree.
struct XMLNode {
    var name: String
    var attributes: [(name: String, value: String)] = []
    var text = ""
    var children: [XMLNode] = []

    /// The first node at a path of names below this one.
    subscript(_ path: String...) -> XMLNode? {
        var node = self
        for name in path {
            guard let next = node.children.first(where: { $0.name == name }) else { return nil }
            node = next
        }
        return node
    }

    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The text without blanks around it, line ends and runs of blanks made one blank; nil where nothing remains.
    var value: String? {
        let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

/// Grows an ``XMLNode`` from events, within bounds.
struct XMLNodeBuilder {
    private var open: [XMLNode] = []
    private var nodes = 0
    private var bytes = 0
    private static let nodeLimit = 20_000
    private static let byteLimit = 4 << 20

    var isBuilding: Bool { !open.isEmpty }

    mutating func start(_ element: XMLElement, file: String?, line: Int) throws(Problem) {
        if open.isEmpty { (nodes, bytes) = (0, 0) }
        nodes += 1
        guard nodes <= Self.nodeLimit, bytes <= Self.byteLimit else {
            throw Problem(
                .dataRefused, file: file, line: line, "one entry is larger than any statement's entry is",
                remedy: "fetch the file again from its source")
        }
        open.append(XMLNode(name: String(cString: element.name), attributes: element.all))
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty, bytes <= Self.byteLimit else { return }
        bytes += text.count
        open[open.count - 1].text += String(decoding: text, as: UTF8.self)
    }

    /// The whole tree where its outermost element ends here.
    mutating func end() -> XMLNode? {
        guard let node = open.popLast() else { return nil }
        guard !open.isEmpty else { return node }
        open[open.count - 1].children.append(node)
        return nil
    }
}
