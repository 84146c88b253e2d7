public import PipelineModel

extension FlowTree {
    /// The trees as lines for a terminal; control characters in names are made visible.
    public func text(_ parties: PartyTable) -> String {
        var lines: [String] = []
        for root in roots {
            lines.append(
                name(of: root, parties) + (direction == .from ? ": where its money went, " : ": where its money came from, ") + method.words
            )
            if nodes[root].children.isEmpty { lines.append(direction == .from ? "└─ it paid nobody" : "└─ nobody paid it") }
            appendChildren(of: root, indent: "", parties, to: &lines)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Recursion goes no deeper than the longest way that tracing keeps apart.
    private func appendChildren(of node: Int, indent: String, _ parties: PartyTable, to lines: inout [String]) {
        for (position, child) in nodes[node].children.enumerated() {
            let isLast = position == nodes[node].children.count - 1
            lines.append(indent + (isLast ? "└─ " : "├─ ") + name(of: child, parties) + details(of: child))
            appendChildren(of: child, indent: indent + (isLast ? "   " : "│  "), parties, to: &lines)
        }
    }

    private func details(of node: Int) -> String {
        let sums = nodes[node].sums.map { sum in
            let days = sum.first == sum.last ? sum.first.iso : sum.first.iso + " to " + sum.last.iso
            return "\(sum.currency.code) \(sum.plainAmount) in \(sum.payments) \(sum.payments == 1 ? "payment" : "payments"), \(days)"
        }
        let isRoot = nodes[node].party.map { party in roots.contains { nodes[$0].party == party } } ?? false
        let kept = nodes[node].kept.map { "\($0.currency.code) \($0.plainAmount)" }
        let isIntermediary = !nodes[node].children.isEmpty
        let ending =
            direction == .from && isRoot ? "; came back" : isIntermediary && !kept.isEmpty ? "; kept " + kept.joined(separator: ", ") : ""
        return (sums.isEmpty ? "" : "  ") + sums.joined(separator: "; ") + ending
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
