public import PipelineModel

extension FlowTree {
    /// The trees as lines for a terminal, short enough that a campaign's chain fits a screen of 80 by 24; control characters in names are made
    /// visible. Each way has its sums, the number of payments in parentheses, and the days of the first and the last.
    public func text(_ parties: PartyTable) -> String {
        var lines: [String] = []
        let years = Set(nodes.flatMap(\.sums).flatMap { [$0.first, $0.last] }.map { $0.iso.prefix(4) })
        for root in roots {
            let year = years.count == 1 ? " in " + years.joined() : ""
            lines.append(
                name(of: root, parties) + (direction == .from ? ": where its money went" : ": where its money came from") + year + ",")
            lines.append("by " + method.words + "; sum (payments), days")
            if nodes[root].children.isEmpty { lines.append(direction == .from ? "└─ it paid nobody" : "└─ nobody paid it") }
            appendChildren(of: root, indent: "", hasYear: years.count > 1, parties, to: &lines)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Recursion goes no deeper than the longest way that tracing keeps apart.
    private func appendChildren(of node: Int, indent: String, hasYear: Bool, _ parties: PartyTable, to lines: inout [String]) {
        for (position, child) in nodes[node].children.enumerated() {
            let isLast = position == nodes[node].children.count - 1
            lines.append(indent + (isLast ? "└─ " : "├─ ") + name(of: child, parties) + details(of: child, hasYear: hasYear))
            appendChildren(of: child, indent: indent + (isLast ? "   " : "│  "), hasYear: hasYear, parties, to: &lines)
        }
    }

    private func details(of node: Int, hasYear: Bool) -> String {
        let sums = nodes[node].sums.map { "\($0.currency.code) \($0.plainAmount) (\($0.payments))" }
        let days = [nodes[node].sums.map(\.first).min(), nodes[node].sums.map(\.last).max()].compactMap { day in
            day.map { String($0.iso.dropFirst(hasYear ? 0 : 5)) }
        }
        let range = days.first == days.last ? days.first.map { [$0] } ?? [] : [days.joined(separator: "…")]
        let isRoot = nodes[node].party.map { party in roots.contains { nodes[$0].party == party } } ?? false
        let kept = nodes[node].kept.map { "\($0.currency.code) \($0.plainAmount)" }
        let isIntermediary = !nodes[node].children.isEmpty
        let ending =
            direction == .from && isRoot ? "; came back" : isIntermediary && !kept.isEmpty ? "; kept " + kept.joined(separator: ", ") : ""
        return (sums.isEmpty ? "" : "  ") + (sums + range).joined(separator: ", ") + ending
    }

    func name(of node: Int, _ parties: PartyTable) -> String {
        nodes[node].party.map { parties[$0].name.singleLine } ?? "… (other ways)"
    }
}

extension FlowMethod {
    /// The method in the words of forensic accountants.
    var words: String {
        switch self {
        case .fifo: "first in, first out (Clayton's case)"
        case .lifo: "last in, first out (lowest intermediate balance)"
        case .proRata: "pro-rata (rateable)"
        }
    }
}
