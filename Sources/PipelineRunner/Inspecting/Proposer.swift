import Normalisation
import PipelineModel

/// Proposes a source for a file from what its columns are called and what stands in them.
struct Proposer {
    let columns: [ColumnEvidence]
    let header: [String]
    /// The file's name without its folder.
    let fileName: String
    /// Cells of the lines before the header.
    let preamble: [String]
    let registry = CurrencyRegistry()

    static let kinds: [SourceKind] = [.ledger, .content, .account, .disclosure, .declaration]

    func propose() -> SourceProposal {
        var proposal = SourceProposal()
        guard let assignment = best() else {
            proposal.missing.append(
                columns.count < 2
                    ? "there is one column only: if the file is a table, set dialect.delimiter"
                    : "the columns fit no kind of source: write its kind and map its columns by hand")
            return proposal
        }
        proposal.target = .source(assignment.kind)
        proposal.columns = assignment.fields
        addConstants(to: &proposal, assignment.kind)
        addExclusions(to: &proposal)
        addNotes(to: &proposal, assignment)
        addCurrencies(to: &proposal)
        addMissing(to: &proposal, assignment.kind)
        return proposal
    }

    /// The kind that needs least by hand and explains most columns.
    private func best() -> ColumnAssignment? {
        let filled = Double(max(1, columns.count { $0.type != .empty || !$0.name.phrase.isEmpty }))
        var best: (score: Double, assignment: ColumnAssignment)?
        for kind in Self.kinds {
            let assignment = ColumnAssignment(kind: kind, columns: columns)
            let needs = kind.needs.count
            let open = assignment.unserved.count { !Self.isOftenConstant($0) }
            let served = Double(needs - open) / Double(needs)
            guard served >= 0.5, assignment.fields.count >= 2, open <= 2 else { continue }
            // Posts, accounts and disclosures are of somebody.
            if kind.needs.contains([["handle"]]), assignment.columnByField["handle"] == nil { continue }
            let score = assignment.weight / filled + 1.5 * served
            if score > best?.score ?? 0 { best = (score, assignment) }
        }
        return best?.assignment
    }

    private static func isOftenConstant(_ need: [[String]]) -> Bool { need.contains(["platform"]) || need.contains(["currency"]) }

    // MARK: Constants

    private func addConstants(to proposal: inout SourceProposal, _ kind: SourceKind) {
        let mapped = Set(proposal.columns.map(\.field))
        func has(_ field: String) -> Bool { mapped.contains(field) }
        let handles = proposal.columns.filter { $0.field == "handle" || $0.field.hasSuffix("_handle") }.map(\.column)
        let needsPlatform = kind.fields.contains("platform") && !has("platform") && (kind != .ledger || !handles.isEmpty)
        if needsPlatform {
            let inColumns = Set(columns.compactMap(\.tally.platform))
            if inColumns.count == 1, let platform = inColumns.first {
                proposal.constants.append(("platform", platform))
                proposal.notes.append("constants.platform is \(platform), after the addresses in the file")
            } else if let platform = HeaderName(fileName).words.first(where: Self.platforms.contains) {
                proposal.constants.append(("platform", platform))
                proposal.notes.append("constants.platform is \(platform), after the file's name")
            }
        }
        if kind.fields.contains("currency"), !has("currency"), let code = currencyInHeader(of: proposal) {
            proposal.constants.append(("currency", code))
            proposal.notes.append("constants.currency is \(code), after the name of the amount's column")
        }
        if kind == .ledger, has("counterparty") { addHolder(to: &proposal) }
    }

    private static let platforms: Set<String> = ["tiktok", "instagram", "youtube", "facebook", "twitter", "telegram"]

    /// `Amount (EUR)`.
    private func currencyInHeader(of proposal: SourceProposal) -> String? {
        for field in ["amount", "debit", "credit"] {
            guard let column = proposal.column(of: field), column < header.count else { continue }
            let words = header[column].split { !$0.isLetter }.map(String.init)
            if let code = words.first(where: { $0.utf8.count == 3 && $0 == $0.uppercased() && registry.currency($0) != nil }) {
                return code
            }
        }
        return nil
    }

    /// Whose account a statement is of, where the lines before its header say so.
    func addHolder(to proposal: inout SourceProposal) {
        let shapes = ShapeReader(currencies: CurrencyParser(registry: registry))
        if proposal.column(of: "holder") == nil, let name = holderInPreamble() {
            proposal.constants.append(("holder", name))
            proposal.notes.append("constants.holder is “\(name)”, after the lines before the header")
        }
        guard proposal.column(of: "holder_account") == nil else { return }
        let accounts = preamble.flatMap { cell in [cell] + cell.split(separator: ":").map(\.trimmingBlanks) }
            .filter { shapes.shapes(of: $0).shapes.contains(.iban) }
        if let account = accounts.first, Set(accounts.map { $0.filter { !$0.isWhitespace } }).count == 1 {
            proposal.constants.append(("holder_account", account))
        }
    }

    /// `Titular: NAME`, or `Titular` in one cell and the name in the next.
    private func holderInPreamble() -> String? {
        for (index, cell) in preamble.enumerated() {
            let parts = cell.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmingBlanks)
            guard HeaderName(parts[0]).words.count <= 3, HeaderName(parts[0]).hasWord(of: HeaderLexicon.holderWords) else { continue }
            let value = parts.count > 1 && !parts[1].isEmpty ? parts[1] : index + 1 < preamble.count ? preamble[index + 1] : ""
            if !value.isEmpty, value.utf8.count <= 200, value.contains(where: \.isLetter) { return value }
        }
        return nil
    }

    // MARK: Exclusions, notes, what is missing

    private func addExclusions(to proposal: inout SourceProposal) {
        for (index, column) in columns.enumerated() where column.name.hasWord(of: HeaderLexicon.statusWords) && !column.tally.hasManyValues
        {
            let refused = column.tally.distinct.keys.filter { HeaderName($0).hasWord(of: HeaderLexicon.refusals) }.sorted()
            for value in refused {
                proposal.exclude.append((index, value))
                proposal.notes.append("records whose “\(shown(index))” is “\(value)” are excluded as not executed")
            }
        }
    }

    private func addNotes(to proposal: inout SourceProposal, _ assignment: ColumnAssignment) {
        for field in assignment.byContent {
            guard let column = proposal.column(of: field) else { continue }
            var note = "columns.\(field) is “\(shown(column))” after its values"
            if let others = assignment.alternatives[field] {
                note += "; “" + others.map(shown).joined(separator: "”, “") + "” would fit as well"
            }
            proposal.notes.append(note)
        }
        for (index, column) in columns.enumerated() where column.tally.count(.damagedIBAN) > 0 && column.type == .iban {
            proposal.notes.append(
                "\(column.tally.count(.damagedIBAN)) account numbers in “\(shown(index))” fail their checksum and bind no parties")
        }
    }

    private func addCurrencies(to proposal: inout SourceProposal) {
        if let constant = proposal.constants.first(where: { $0.field == "currency" })?.value { proposal.currencies = [constant] }
        guard let column = proposal.column(of: "currency") else { return }
        let parser = CurrencyNames(registry: registry)
        let counts = columns[column].tally.distinct.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (value, _) in counts {
            if let code = parser.code(value) {
                if !proposal.currencies.contains(code) { proposal.currencies.append(code) }
            } else {
                proposal.unknownUnits.append(value)
            }
        }
        proposal.unknownUnits.sort()
        for unit in proposal.unknownUnits {
            proposal.missing.append(
                "“\(unit)” in “\(shown(column))” is no currency: add it to units with its price, or its records are rejected")
        }
    }

    private func addMissing(to proposal: inout SourceProposal, _ kind: SourceKind) {
        let given = Set(proposal.columns.map(\.field) + proposal.constants.map(\.field))
        for need in kind.needs where !need.contains(where: { $0.allSatisfy(given.contains) }) {
            proposal.missing.append(Self.advice(for: need[0][0], kind: kind, isStatement: given.contains("counterparty")))
        }
        let handles = proposal.columns.filter { $0.field.hasSuffix("_handle") && columns[$0.column].type != .url }
        if kind == .ledger, !handles.isEmpty, !given.contains("platform") {
            proposal.missing.append("nothing says which platform the handles are of: set constants.platform, such as \"tiktok\"")
        }
    }

    private static func advice(for field: String, kind: SourceKind, isStatement: Bool) -> String {
        switch field {
        case "currency": "no column looks like a currency: set constants.currency, such as \"EUR\""
        case "platform": "no column looks like a platform: set constants.platform, such as \"tiktok\""
        case "payer" where isStatement: "nothing says whose account this is: set constants.holder and constants.holder_account"
        case "payer":
            "no column looks like the payer: set columns.payer or constants.payer; in a statement of one account map the other party as counterparty and set constants.holder"
        case "payee": "no column looks like the payee: set columns.payee or constants.payee"
        case "amount" where kind == .ledger: "no column looks like an amount: set columns.amount, or columns.debit and columns.credit"
        default: "no column looks like \(field.replacing("_", with: " ")): set columns.\(field)"
        }
    }

    private func shown(_ column: Int) -> String {
        let name = column < header.count ? header[column].trimmingBlanks : ""
        return name.isEmpty ? "column \(column + 1)" : name
    }
}
