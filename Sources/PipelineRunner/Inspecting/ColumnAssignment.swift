import PipelineModel

/// Which column serves which field of a kind: by its name first, then by its values.
struct ColumnAssignment {
    let kind: SourceKind
    private(set) var columnByField: [String: Int] = [:]
    private(set) var weight = 0.0
    /// Fields that were told from the values alone, and columns that would have served as well.
    private(set) var byContent: [String] = []
    private(set) var alternatives: [String: [Int]] = [:]

    init(kind: SourceKind, columns: [ColumnEvidence]) {
        self.kind = kind
        assignByName(columns)
        if kind == .ledger { settleParties(columns) }
        assignByContent(columns)
    }

    /// In the order of the manual.
    var fields: [(field: String, column: Int)] { kind.fields.compactMap { field in columnByField[field].map { (field, $0) } } }

    /// The groups of needed fields that no column serves; what a constant usually says is left out.
    var unserved: [[[String]]] {
        kind.needs.filter { alternatives in !alternatives.contains { $0.allSatisfy { columnByField[$0] != nil } } }
    }

    private func isUsed(_ column: Int) -> Bool { columnByField.values.contains(column) }

    private mutating func assignByName(_ columns: [ColumnEvidence]) {
        var fits: [(score: Double, field: Int, column: Int)] = []
        for (index, field) in kind.fields.enumerated() {
            for (column, evidence) in columns.enumerated() {
                let score = evidence.score(field, kind: kind)
                if score > 0 { fits.append((score, index, column)) }
            }
        }
        fits.sort { ($1.score, $0.field, $0.column) < ($0.score, $1.field, $1.column) }
        for fit in fits where columnByField[kind.fields[fit.field]] == nil && !isUsed(fit.column) {
            columnByField[kind.fields[fit.field]] = fit.column
            weight += fit.score / 100
        }
    }

    private mutating func drop(_ fields: String...) {
        for field in fields where columnByField.removeValue(forKey: field) != nil { weight -= 0.5 }
    }

    /// A ledger names payer and payee, or is the statement of one account; and it has an amount, or debit and credit.
    private mutating func settleParties(_ columns: [ColumnEvidence]) {
        func has(_ field: String) -> Bool { columnByField[field] != nil }
        let namesBoth = (has("payer") || has("payer_handle")) && (has("payee") || has("payee_handle"))
        if namesBoth {
            drop("counterparty", "counterparty_account", "holder", "holder_account")
        } else if has("counterparty") {
            drop("payer", "payer_account", "payer_handle", "payee", "payee_account", "payee_handle")
            // An account that differs from row to row is the other party's.
            if let own = columnByField["holder_account"], columns[own].tally.hasManyValues || columns[own].tally.distinct.count > 1 {
                if columnByField["counterparty_account"] == nil { columnByField["counterparty_account"] = own }
                columnByField["holder_account"] = nil
            }
        }
        if has("debit"), has("credit") { drop("amount") } else if has("amount") { drop("debit", "credit") }
    }

    private mutating func assignByContent(_ columns: [ColumnEvidence]) {
        for field in kind.fields where columnByField[field] == nil {
            if field == "amount", columnByField["debit"] != nil { continue }
            if field == "payee_handle", columnByField["payee"] != nil || columnByField["counterparty"] != nil { continue }
            if field == "id", kind == .ledger { continue }
            let candidates = columns.indices.filter { !isUsed($0) && columns[$0].isPlainly(field) }
            guard let first = candidates.first else { continue }
            columnByField[field] = first
            byContent.append(field)
            if candidates.count > 1 { alternatives[field] = Array(candidates.dropFirst()) }
            weight += 0.5
        }
    }
}
