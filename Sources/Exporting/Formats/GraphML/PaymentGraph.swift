internal import PipelineModel

/// Parties and the money between them: what a graph is drawn from.
struct PaymentGraph {
    struct Node {
        var name: String
        var isPayer = false
        var isIntermediary = false
        var isCreator = false
        var handles: Set<String> = []

        /// What the party mainly is in this run.
        var role: String {
            isIntermediary || (isPayer && isPaid && !isCreator) ? "intermediary" : isCreator ? "creator" : isPayer ? "payer" : "payee"
        }
        var isPaid = false
    }

    /// Payments of one pair for one campaign in one currency, by grade.
    struct Key: Hashable {
        var from, to, campaign, currency, grade: String

        var order: [String] { [from, to, campaign, currency, grade] }
    }

    struct Edge {
        /// Nil where the sum is too large to be kept exactly.
        var amount: PlainDecimal? = .zero
        var payments = 0
        var first = ""
        var last = ""
    }

    private(set) var nodes: [String: Node] = [:]
    private(set) var edges: [Key: Edge] = [:]

    init(_ run: PublishedRun) throws {
        try run.table("payments.csv")?.eachRow { row in add(row) }
        try run.table("payers.csv")?.eachRow { row in
            nodes[row["payer_id"], default: Node(name: row["payer"])].isPayer = true
            if row["role"] == "intermediary" { nodes[row["payer_id"]]?.isIntermediary = true }
        }
        try run.table("creators.csv")?.eachRow { row in
            var node = nodes.removeValue(forKey: row["creator_id"]) ?? Node(name: row["creator"])
            if !row["creator"].isEmpty { node.name = row["creator"] }
            node.isCreator = true
            node.handles.formUnion(row["handle"].split(separator: " ").map(String.init))
            nodes[row["creator_id"]] = node
        }
    }

    private mutating func add(_ row: PublishedRow) {
        nodes[row["payer_id"], default: Node(name: row["payer"])].isPayer = true
        nodes[row["payee_id"], default: Node(name: row["payee"])].isPaid = true
        if row["creator_id"] == row["payee_id"] {
            nodes[row["payee_id"]]?.isCreator = true
            if !row["handle"].isEmpty { nodes[row["payee_id"]]?.handles.insert(row["handle"]) }
        }
        let key = Key(
            from: row["payer_id"], to: row["payee_id"], campaign: row["campaign_id"], currency: row["currency"], grade: row["grade"])
        var edge = edges[key] ?? Edge()
        edge.amount = row.decimal("amount").flatMap { edge.amount?.adding($0) }
        edge.payments += 1
        edge.first = edge.first.isEmpty ? row["date"] : min(edge.first, row["date"])
        edge.last = max(edge.last, row["date"])
        edges[key] = edge
    }
}
