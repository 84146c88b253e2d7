internal import PipelineModel

/// Money from payers over intermediaries to creators, in columns from left to right. Widths are in proportion to amounts of one currency.
package struct FlowDiagram {
    /// A payer and a payee.
    package struct Pair: Hashable {
        var from, fromName, to, toName: String

        package init(from: String, fromName: String, to: String, toName: String) {
            self.from = from
            self.fromName = fromName
            self.to = to
            self.toName = toName
        }

        var order: [String] { [from, to, fromName, toName] }
    }

    /// A party in a column.
    private struct NodeKey: Hashable, Comparable {
        var column: Int
        var id: String

        static func < (left: NodeKey, right: NodeKey) -> Bool { (left.column, left.id) < (right.column, right.id) }
    }

    private struct Ribbon: Hashable {
        var from, to: NodeKey
    }

    private var names: [NodeKey: String] = [:]
    private var ribbons: [Ribbon: Double] = [:]
    private var columns = 2

    /// How many parties a column shows one by one.
    private static let most = 11
    private static let otherID = "\u{0}other"

    /// - Parameter pairs: Amounts by payer and payee; a payee that pays on stands between them.
    package init(pairs: [Pair: PlainDecimal]) {
        let payers = Set(pairs.keys.map(\.from))
        let payees = Set(pairs.keys.map(\.to))
        let between = payers.intersection(payees)
        columns = between.isEmpty ? 2 : 3
        for (pair, amount) in pairs.sorted(by: { $0.key.order.lexicographicallyPrecedes($1.key.order) }) where amount.drawn > 0 {
            let from = NodeKey(column: between.contains(pair.from) ? 1 : 0, id: pair.from)
            let to = NodeKey(column: between.contains(pair.to) ? 1 : columns - 1, id: pair.to)
            // Money among intermediaries would run backwards or in a circle: it is left to the tables.
            guard from.column < to.column else { continue }
            names[from] = pair.fromName
            names[to] = pair.toName
            ribbons[Ribbon(from: from, to: to), default: 0] += amount.drawn
        }
        gather()
    }

    /// A way that money took: a row of `flows.csv`.
    package struct Way {
        var originID, origin, path, creatorID, creator: String
        var amount: PlainDecimal?

        /// - Parameter path: The intermediaries, as `flows.csv` has them.
        package init(originID: String, origin: String, path: String, creatorID: String, creator: String, amount: PlainDecimal?) {
            self.originID = originID
            self.origin = origin
            self.path = path
            self.creatorID = creatorID
            self.creator = creator
            self.amount = amount
        }
    }

    /// - Parameter ways: Of one campaign and currency.
    package init(ways: [Way]) {
        let paths = ways.map { Self.stations($0.path) }
        columns = min(4, 2 + (paths.map(\.count).max() ?? 0))
        for (way, path) in zip(ways, paths) {
            guard let amount = way.amount?.drawn, amount > 0 else { continue }
            var stations = [(NodeKey(column: 0, id: way.originID), way.origin.isEmpty ? "other origins" : way.origin)]
            for (index, name) in path.prefix(columns - 2).enumerated() { stations.append((NodeKey(column: index + 1, id: name), name)) }
            stations.append((NodeKey(column: columns - 1, id: way.creatorID), way.creator))
            for (key, name) in stations { names[key] = name }
            for (from, to) in zip(stations, stations.dropFirst()) { ribbons[Ribbon(from: from.0, to: to.0), default: 0] += amount }
        }
        gather()
    }

    /// The names of a path, which ` > ` separates; a `\` keeps the sign behind it from being one.
    static func stations(_ path: String) -> [String] {
        guard !path.isEmpty else { return [] }
        var stations = [""]
        var isEscaped = false
        for scalar in path.unicodeScalars {
            if isEscaped || (scalar != "\\" && scalar != ">") {
                stations[stations.count - 1].unicodeScalars.append(scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                stations.append("")
            }
        }
        return stations.enumerated().map { index, name in
            let start = index > 0 && name.hasPrefix(" ") ? name.dropFirst() : name[...]
            return String(index < stations.count - 1 && start.hasSuffix(" ") ? start.dropLast() : start)
        }
    }

    /// Puts the smaller parties of each column together.
    private mutating func gather() {
        var moved: [NodeKey: NodeKey] = [:]
        let weights = weights
        for column in 0..<columns {
            let nodes = names.keys.filter { $0.column == column }.sorted { (-(weights[$0] ?? 0), $0) < (-(weights[$1] ?? 0), $1) }
            guard nodes.count > Self.most + 1 else { continue }
            let other = NodeKey(column: column, id: Self.otherID)
            names[other] = "\(nodes.count - Self.most) others"
            for node in nodes.dropFirst(Self.most) {
                moved[node] = other
                names[node] = nil
            }
        }
        guard !moved.isEmpty else { return }
        var gathered: [Ribbon: Double] = [:]
        for (ribbon, amount) in ribbons.sorted(by: { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }) {
            gathered[Ribbon(from: moved[ribbon.from] ?? ribbon.from, to: moved[ribbon.to] ?? ribbon.to), default: 0] += amount
        }
        ribbons = gathered
    }

    /// What passes each party: the larger of what comes and what goes.
    private var weights: [NodeKey: Double] {
        var incoming: [NodeKey: Double] = [:]
        var outgoing: [NodeKey: Double] = [:]
        for (ribbon, amount) in ribbons.sorted(by: { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }) {
            outgoing[ribbon.from, default: 0] += amount
            incoming[ribbon.to, default: 0] += amount
        }
        return outgoing.merging(incoming, uniquingKeysWith: max)
    }

    package func svg(currency: String) -> String {
        guard !ribbons.isEmpty else { return "" }
        return drawing(currency)
    }

    private static let width = 900.0
    private static let nodeWidth = 12.0
    private static let gap = 7.0
    private static let textHeight = 29.0

    private func drawing(_ currency: String) -> String {
        let weights = weights
        let byColumn = (0..<columns).map { column in
            names.keys.filter { $0.column == column && (weights[$0] ?? 0) > 0 }.sorted { left, right in
                let isOther = (left.id == Self.otherID, right.id == Self.otherID)
                if isOther.0 != isOther.1 { return isOther.1 }
                return (-(weights[left] ?? 0), left) < (-(weights[right] ?? 0), right)
            }
        }
        let tallest = byColumn.map { nodes in nodes.reduce(0) { $0 + (weights[$1] ?? 0) } }.max() ?? 1
        let most = byColumn.map(\.count).max() ?? 1
        let scale = max(140, Double(most) * 20) / max(tallest, .leastNormalMagnitude)
        // Each party has room for its two lines of text, however little money it got.
        func slot(_ node: NodeKey) -> Double { max((weights[node] ?? 0) * scale, Self.textHeight) + Self.gap }
        let heights = byColumn.map { $0.reduce(0) { $0 + slot($1) } - Self.gap }
        let height = heights.max() ?? 0
        var tops: [NodeKey: Double] = [:]
        for (nodes, total) in zip(byColumn, heights) {
            var y = 14 + (height - total) / 2
            for node in nodes {
                tops[node] = y + (slot(node) - Self.gap - (weights[node] ?? 0) * scale) / 2
                y += slot(node)
            }
        }
        var svg = "<svg class=\"flow\" viewBox=\"0 0 900 \(SVGNumber.text(height + 28))\" role=\"img\" aria-label=\"\(label(currency))\">"
        svg += ribbonPaths(tops, scale)
        for nodes in byColumn {
            for node in nodes {
                svg += nodeBox(node, top: tops[node] ?? 0, height: (weights[node] ?? 0) * scale, amount: weights[node] ?? 0)
            }
        }
        return svg + "</svg>"
    }

    private func x(_ column: Int) -> Double {
        let inset = 180.0
        return inset + Double(column) * (Self.width - 2 * inset - Self.nodeWidth) / Double(max(1, columns - 1))
    }

    private func ribbonPaths(_ tops: [NodeKey: Double], _ scale: Double) -> String {
        var out: [NodeKey: Double] = tops
        var into: [NodeKey: Double] = tops
        var svg = ""
        let ordered = ribbons.sorted { left, right in
            let l = (tops[left.key.from] ?? 0, tops[left.key.to] ?? 0)
            let r = (tops[right.key.from] ?? 0, tops[right.key.to] ?? 0)
            return l == r ? (left.key.from, left.key.to) < (right.key.from, right.key.to) : l < r
        }
        for (ribbon, amount) in ordered {
            let thick = amount * scale
            let (x1, x2) = (x(ribbon.from.column) + Self.nodeWidth, x(ribbon.to.column))
            let (y1, y2) = (out[ribbon.from] ?? 0, into[ribbon.to] ?? 0)
            out[ribbon.from] = y1 + thick
            into[ribbon.to] = y2 + thick
            let middle = SVGNumber.text((x1 + x2) / 2)
            func at(_ x: Double, _ y: Double) -> String { SVGNumber.text(x) + "," + SVGNumber.text(y) }
            func bend(_ from: Double, _ to: Double, _ x: Double) -> String {
                "C\(middle),\(SVGNumber.text(from)) \(middle),\(SVGNumber.text(to)) \(at(x, to))"
            }
            let title = "\(names[ribbon.from] ?? "") → \(names[ribbon.to] ?? ""): about \(SVGNumber.short(amount))"
            svg +=
                "<path class=\"ribbon\" d=\"M\(at(x1, y1))\(bend(y1, y2, x2))L\(at(x2, y2 + max(0.6, thick)))\(bend(y2 + max(0.6, thick), y1 + max(0.6, thick), x1))Z\">"
                + "<title>\(HTMLText.escaped(ReportFigures.clipped(title)))</title></path>"
        }
        return svg
    }

    private func nodeBox(_ node: NodeKey, top: Double, height: Double, amount: Double) -> String {
        let left = x(node.column)
        let isFirst = node.column == 0
        let isLast = node.column == columns - 1
        let kind = isFirst ? "payer" : isLast ? "creator" : "between"
        let middle = top + height / 2
        let name = HTMLText.escaped(ReportFigures.clipped(names[node] ?? "", to: 24))
        let (textX, anchor) = isFirst ? (left - 7, "end") : (left + Self.nodeWidth + 7, "start")
        return
            "<g><rect class=\"node \(kind)\" x=\"\(SVGNumber.text(left))\" y=\"\(SVGNumber.text(top))\" width=\"\(SVGNumber.text(Self.nodeWidth))\" "
            + "height=\"\(SVGNumber.text(max(1, height)))\"/><text class=\"\(anchor)\" x=\"\(SVGNumber.text(textX))\" y=\"\(SVGNumber.text(middle - 1))\">\(name)</text>"
            + "<text class=\"small \(anchor)\" x=\"\(SVGNumber.text(textX))\" y=\"\(SVGNumber.text(middle + 12))\">\(SVGNumber.short(amount))</text></g>"
    }

    private func label(_ currency: String) -> String {
        HTMLText.escaped("Flow of money in \(currency) from payers on the left to creators on the right")
    }
}
