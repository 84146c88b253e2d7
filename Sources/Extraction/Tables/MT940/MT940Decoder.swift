internal import PipelineModel

/// Decodes SWIFT MT940 customer statements into a table: an entry per `:61:` with the `:86:` that explains it.
///
/// Amounts have a decimal comma (`19053,79`). Per statement, the opening balance and the entries must make the closing balance.
struct MT940Decoder {
    private let file: String
    private let table: DecodedTable
    private var statement: Statement?
    private var entry: OpenEntry?
    private var statements = 0

    private struct Statement {
        var line: Int
        var account = ""
        var currency = ""
        var opening: ExactDecimal?
        var balance = BalanceCheck()
        var isClosed = false
    }

    /// An entry whose explanation may still come.
    private struct OpenEntry {
        var entry: StatementEntry
        var supplement: String
        var explanation: [String] = []
        var start: Int
        var end: Int
        var line: Int
    }

    /// - Parameter bytes: The whole file.
    /// - Throws: ``Problem`` of kind `dataRefused` with the line that can't be read, or where the balances do not hold.
    static func decode(_ bytes: [UInt8], encoding: TextEncoding, file: String) throws(Problem) -> DecodedTable {
        let table = try DecodedTable(format: "mt940", columns: StatementColumns.mt940)
        var decoder = MT940Decoder(file: file, table: table)
        for field in MT940Fields(bytes, encoding: encoding) { try decoder.take(field) }
        try decoder.finish()
        try table.flush()
        return table
    }

    private init(file: String, table: DecodedTable) {
        self.file = file
        self.table = table
    }

    private mutating func take(_ field: MT940Field) throws(Problem) {
        switch field.tag {
        case "20":
            try close()
            statement = Statement(line: field.line)
            statements += 1
        case "25": statement?.account = field.lines.first ?? ""
        case "60F", "60M":
            let (currency, amount) = try balance(field)
            statement?.currency = currency
            statement?.opening = amount
            statement?.balance.add(amount)
        case "61":
            try closeEntry()
            try open(field)
        case "86" where entry != nil:
            entry?.explanation += field.lines
            entry?.end = field.end
        case "62F", "62M":
            try closeEntry()
            let (currency, amount) = try balance(field)
            guard let statement else { throw problem(field.line, field.tag, "a closing balance without a statement") }
            guard currency == statement.currency else {
                throw problem(field.line, field.tag, "the statement opens in \(statement.currency) and closes in \(currency)")
            }
            guard statement.balance.equals(amount) else {
                throw problem(
                    field.line, field.tag,
                    "the opening balance and the entries make \(statement.balance.text) \(currency), the closing balance says \(amount)")
            }
            self.statement?.isClosed = true
        default:
            // Dates, available balances, and what the bank tells the holder: nothing that moves money.
            try closeEntry()
        }
    }

    private mutating func open(_ field: MT940Field) throws(Problem) {
        guard let statement, statement.opening != nil, !statement.isClosed else {
            throw problem(field.line, "61", "the entry stands outside a statement (:60F: … :62F:)")
        }
        guard var parsed = MT940Entry.parse(field.lines[0]) else {
            throw problem(
                field.line, "61",
                "“\(field.lines[0].prefix(80))” is no entry: date, C, D, RC or RD, and an amount such as 19053,79 are expected")
        }
        parsed.currency = statement.currency
        parsed.holderAccount = MT940Account.of(statement.account, currency: statement.currency)
        self.statement?.balance.add(parsed.signed)
        entry = OpenEntry(
            entry: parsed, supplement: field.lines.dropFirst().joined(separator: " "), start: field.start, end: field.end,
            line: field.line)
    }

    private mutating func closeEntry() throws(Problem) {
        guard var open = entry else { return }
        entry = nil
        MT940Explanation(open.explanation).fill(&open.entry, supplement: open.supplement)
        try table.add(
            Array(open.entry.cells.prefix(StatementColumns.mt940.count)), offset: open.start, length: open.end - open.start, line: open.line
        )
    }

    private mutating func close() throws(Problem) {
        try closeEntry()
        guard let statement, !statement.isClosed else { return }
        throw problem(
            statement.line, "20",
            statement.opening == nil
                ? "the statement has no opening balance (:60F:)" : "the statement has no closing balance (:62F:): the file is cut off")
    }

    private mutating func finish() throws(Problem) {
        try close()
        guard statements > 0 else { throw problem(nil, nil, "holds no statement (:20:)") }
    }

    private func balance(_ field: MT940Field) throws(Problem) -> (currency: String, amount: ExactDecimal) {
        let text = Array((field.lines.first ?? "").trimmed.utf8)
        guard text.count > 10, let sign = text.first, sign == UInt8(ascii: "C") || sign == UInt8(ascii: "D"),
            MT940Entry.day(text[1..<7]) != nil, let amount = MT940Entry.amount(Array(text[10...]))
        else {
            throw problem(
                field.line, field.tag, "“\(String(decoding: text, as: UTF8.self).prefix(80))” is no balance, such as C241103RON1234,56")
        }
        return (String(decoding: text[7..<10], as: UTF8.self), sign == UInt8(ascii: "C") ? amount : amount.negated)
    }

    private func problem(_ line: Int?, _ tag: String?, _ what: String) -> Problem {
        Problem(
            .dataRefused, file: file, line: line, field: tag.map { ":\($0):" }, what,
            remedy: "fetch the statement again from the bank, whole")
    }
}
