internal import PipelineModel

/// Decodes ISO 20022 bank-to-customer statements (camt.053.001.02 to .08 and later) into a table: an entry per booked movement, and one per
/// detail where an entry is a batch.
///
/// Checked on the way: the details of a batch make its amount, and the opening balance and the booked entries make the closing one.
final class CAMT053Decoder: XMLHandler {
    private let table: DecodedTable
    private let file: String
    private var path: [String] = []
    private var builder = XMLNodeBuilder()
    private var nodeStart: XMLPosition?

    private var statement: Statement?
    private var entry: Entry?
    private var statements = 0

    struct Statement {
        var line: Int
        var account = ""
        var owner = ""
        var currency = ""
        var opening: (amount: ExactDecimal, currency: String)?
        var closing: (amount: ExactDecimal, currency: String)?
        var balance = BalanceCheck()
    }

    /// An entry whose details are still coming.
    struct Entry {
        var start: XMLPosition
        var children: [XMLNode] = []
        var details: [(entry: StatementEntry, amount: ExactDecimal?, start: Int, end: Int, line: Int)] = []

        func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }
    }

    /// - Throws: ``Problem`` of kind `dataRefused` with the line that can't be read, or where sums do not hold.
    static func decode(_ bytes: DropBytes, file: String) throws(Problem) -> DecodedTable {
        let table = try DecodedTable(format: "camt.053", columns: StatementColumns.camt053)
        let decoder = CAMT053Decoder(table, file)
        try XMLStream.read(bytes, file: file, handler: decoder)
        guard decoder.statements > 0 else {
            throw Problem(
                .dataRefused, file: file, "holds no statement (BkToCstmrStmt/Stmt)", remedy: "ask the bank for a camt.053 statement")
        }
        try table.flush()
        return table
    }

    private init(_ table: DecodedTable, _ file: String) {
        self.table = table
        self.file = file
    }

    func start(_ element: XMLElement, at position: XMLPosition) throws(Problem) {
        let parent = path.last
        path.append(String(cString: element.name))
        if builder.isBuilding { return try builder.start(element, file: file, line: position.line) }
        switch (parent, path.last) {
        case (_, "Stmt"):
            statement = Statement(line: position.line)
            statements += 1
        case ("Stmt", "Ntry"): entry = Entry(start: position)
        case ("Stmt", "Acct"), ("Stmt", "Bal"), ("NtryDtls", "TxDtls"), ("NtryDtls", "Btch"): try begin(element, position)
        case ("Ntry", let name) where name != "NtryDtls": try begin(element, position)
        default: break
        }
    }

    private func begin(_ element: XMLElement, _ position: XMLPosition) throws(Problem) {
        nodeStart = position
        try builder.start(element, file: file, line: position.line)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { builder.text(bytes) }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) throws(Problem) {
        path.removeLast()
        if builder.isBuilding {
            guard let node = builder.end(), let start = nodeStart else { return }
            return try take(node, start, position)
        }
        if name.isText("Ntry"), path.last == "Stmt" {
            try closeEntry(position)
        } else if name.isText("Stmt") {
            try closeStatement(position)
        }
    }

    private func take(_ node: XMLNode, _ start: XMLPosition, _ end: XMLPosition) throws(Problem) {
        switch node.name {
        case "Acct" where path.last == "Stmt":
            let account = node["Id", "IBAN"]?.value ?? node["Id", "Othr", "Id"]?.value
            statement?.account = account ?? ""
            statement?.owner = (node["Ownr", "Nm"] ?? node["Ownr", "Pty", "Nm"])?.value ?? ""
            statement?.currency = node["Ccy"]?.value ?? ""
        case "Bal": try takeBalance(node, start)
        case "TxDtls":
            guard let own = entry?.children, let statement else { return }
            let (detail, amount) = try CAMT053Entry(own, statement, file: file, line: start.line).detail(node)
            entry?.details.append((detail, amount, start.offset, end.end, start.line))
        default: entry?.children.append(node)
        }
    }

    private func takeBalance(_ node: XMLNode, _ start: XMLPosition) throws(Problem) {
        let code = (node["Tp", "CdOrPrtry", "Cd"] ?? node["Tp", "CdOrPrtry", "Prtry"])?.value ?? ""
        guard ["OPBD", "PRCD", "CLBD"].contains(code), let amount = node["Amt"] else { return }
        let value = try CAMT053Entry.amount(amount, "Bal/Amt", file: file, line: start.line)
        let signed = node["CdtDbtInd"]?.value == "DBIT" ? value.negated : value
        let balance = (amount: signed, currency: amount.attribute("Ccy") ?? "")
        switch code {
        case "OPBD": statement?.opening = balance
        case "PRCD": if statement?.opening == nil { statement?.opening = balance }
        default: statement?.closing = balance
        }
    }

    private func closeEntry(_ position: XMLPosition) throws(Problem) {
        guard let entry, let statement else { return }
        self.entry = nil
        let reader = CAMT053Entry(entry.children, statement, file: file, line: entry.start.line)
        let whole = try reader.entry()
        if whole.status == "BOOK" { self.statement?.balance.add(whole.signed) }
        let start = entry.start.offset
        // Details without amounts can't share the entry's out: the entry stands for all of them.
        guard entry.details.count > 1, entry.details.allSatisfy({ $0.amount != nil }) else {
            var single = entry.details.count == 1 ? entry.details[0].entry : whole
            (single.amount, single.isCredit, single.currency) = (whole.amount, whole.isCredit, whole.currency)
            if entry.details.count > 1 { single.reference = "\(entry.details.count) details without amounts " + single.reference }
            return try table.add(single.named.cells, offset: start, length: position.end - start, line: entry.start.line)
        }
        var sum = BalanceCheck()
        for detail in entry.details { sum.add(detail.entry.signed) }
        guard sum.equals(whole.signed) else {
            throw refusal(
                entry.start.line, "Ntry",
                "the \(entry.details.count) details make \(sum.text) \(whole.currency), the entry says \(whole.signed)")
        }
        for detail in entry.details {
            try table.add(detail.entry.named.cells, offset: detail.start, length: detail.end - detail.start, line: detail.line)
        }
    }

    private func closeStatement(_ position: XMLPosition) throws(Problem) {
        guard let statement, var opening = statement.opening, let closing = statement.closing else { return }
        if opening.currency.isEmpty { opening.currency = closing.currency }
        guard opening.currency == closing.currency else {
            throw refusal(statement.line, "Bal", "the statement opens in \(opening.currency) and closes in \(closing.currency)")
        }
        var balance = statement.balance
        balance.add(opening.amount)
        guard balance.equals(closing.amount) else {
            throw refusal(
                position.line, "Bal",
                "the opening balance and the booked entries make \(balance.text) \(closing.currency), the closing balance says \(closing.amount)"
            )
        }
    }

    private func refusal(_ line: Int, _ field: String, _ what: String) -> Problem {
        Problem(.dataRefused, file: file, line: line, field: field, what, remedy: "fetch the statement again from the bank, whole")
    }
}
