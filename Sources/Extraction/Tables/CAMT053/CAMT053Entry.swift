internal import PipelineModel

/// Reads an `Ntry` and its `TxDtls`: the names of .02 to .07 (`Dbtr/Nm`, `Sts`) and of .08 and later (`Dbtr/Pty/Nm`, `Sts/Cd`).
struct CAMT053Entry {
    private let children: [XMLNode]
    private let statement: CAMT053Decoder.Statement
    private let file: String
    private let line: Int

    /// - Parameter children: Those of the `Ntry` but `NtryDtls`.
    init(_ children: [XMLNode], _ statement: CAMT053Decoder.Statement, file: String, line: Int) {
        self.children = children
        self.statement = statement
        self.file = file
        self.line = line
    }

    private func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// The entry as a whole.
    func entry() throws(Problem) -> StatementEntry {
        guard let amount = child("Amt") else { throw refusal("Ntry/Amt", "the entry has no amount") }
        var entry = StatementEntry()
        entry.amount = try Self.amount(amount, "Ntry/Amt", file: file, line: line)
        entry.currency = amount.attribute("Ccy") ?? statement.currency
        entry.isCredit = try direction(child("CdtDbtInd"), "Ntry/CdtDbtInd")
        entry.isReversal = ["true", "1"].contains(child("RvslInd")?.value ?? "")
        let status = child("Sts")
        entry.status = (status?["Cd"] ?? status?["Prtry"])?.value ?? status?.value ?? ""
        entry.bookingDate = Self.day(child("BookgDt"))
        entry.valueDate = Self.day(child("ValDt"))
        if entry.bookingDate.isEmpty { entry.bookingDate = entry.valueDate }
        entry.holder = statement.owner
        entry.holderAccount = statement.account
        entry.bankReference = child("AcctSvcrRef")?.value ?? ""
        entry.reference = child("AddtlNtryInf")?.value ?? ""
        let code = child("BkTxCd")
        let domain = [code?["Domn", "Cd"], code?["Domn", "Fmly", "Cd"], code?["Domn", "Fmly", "SubFmlyCd"]].compactMap { $0?.value }
        entry.type = domain.isEmpty ? code?["Prtry", "Cd"]?.value ?? "" : domain.joined(separator: "-")
        return entry
    }

    /// One detail, and its own amount in the entry's currency where it says one.
    func detail(_ node: XMLNode) throws(Problem) -> (StatementEntry, ExactDecimal?) {
        var entry = try entry()
        let own = [node["Amt"], node["AmtDtls", "TxAmt", "Amt"], node["AmtDtls", "InstdAmt", "Amt"]].compactMap { $0 }
            .first { $0.attribute("Ccy") ?? entry.currency == entry.currency }
        let amount: ExactDecimal?
        if let own { amount = try Self.amount(own, "TxDtls/Amt", file: file, line: line) } else { amount = nil }
        if let amount { entry.amount = amount }
        if let direction = node["CdtDbtInd"] { entry.isCredit = try self.direction(direction, "TxDtls/CdtDbtInd") }
        if let reference = (node["Refs", "AcctSvcrRef"] ?? node["Refs", "TxId"])?.value { entry.bankReference = reference }
        if let reference = node["Refs", "EndToEndId"]?.value, reference != "NOTPROVIDED" { entry.endToEndID = reference }
        takeParties(node["RltdPties"], into: &entry)
        let remittance = node["RmtInf"]
        var said = (remittance?.all("Ustrd") ?? []).compactMap(\.value)
        said += (remittance?.all("Strd") ?? []).compactMap { $0["CdtrRefInf", "Ref"]?.value ?? $0["AddtlRmtInf"]?.value }
        if said.isEmpty, let information = node["AddtlTxInf"]?.value { said = [information] }
        if !said.isEmpty { entry.reference = said.joined(separator: " ") }
        if entry.isCredit == entry.isReversal, let instructed = node["AmtDtls", "InstdAmt", "Amt"],
            let currency = instructed.attribute("Ccy"), currency != entry.currency
        {
            let executed = try Self.amount(instructed, "InstdAmt", file: file, line: line)
            entry.executedAmount = DecimalCell.unambiguous(executed.description)
            entry.executedCurrency = currency
        }
        return (entry, amount)
    }

    /// The other side: who was paid, or who paid; in a reversal, who was or who had paid in the first place.
    private func takeParties(_ parties: XMLNode?, into entry: inout StatementEntry) {
        guard let parties else { return }
        let paid = entry.isCredit == entry.isReversal
        for role in paid ? ["Cdtr", "Dbtr"] : ["Dbtr", "Cdtr"] {
            let party = parties[role]
            let name = (party?["Nm"] ?? party?["Pty", "Nm"] ?? party?["Agt", "FinInstnId", "Nm"])?.value ?? ""
            let account = (parties[role + "Acct", "Id", "IBAN"] ?? parties[role + "Acct", "Id", "Othr", "Id"])?.value ?? ""
            let isHolder = account.isEmpty ? name == entry.holder : account == entry.holderAccount
            if name.isEmpty && account.isEmpty || isHolder { continue }
            (entry.counterparty, entry.counterpartyAccount) = (name, account)
            return
        }
    }

    private func direction(_ node: XMLNode?, _ field: String) throws(Problem) -> Bool {
        switch node?.value {
        case "CRDT": return true
        case "DBIT": return false
        default: throw refusal(field, "CRDT or DBIT is expected, found “\(node?.value ?? "")”")
        }
    }

    static func amount(_ node: XMLNode, _ field: String, file: String, line: Int) throws(Problem) -> ExactDecimal {
        guard let text = node.value, let amount = ExactDecimal(text.hasSuffix(".") ? String(text.dropLast()) : text), !amount.isNegative
        else {
            throw Problem(
                .dataRefused, file: file, line: line, field: field, "“\(node.value ?? "")” is no amount",
                remedy: "fetch the statement again from the bank")
        }
        return amount
    }

    private static func day(_ node: XMLNode?) -> String { node?["Dt"]?.value ?? node?["DtTm"]?.value.map { String($0.prefix(10)) } ?? "" }

    private func refusal(_ field: String, _ what: String) -> Problem {
        Problem(.dataRefused, file: file, line: line, field: field, what, remedy: "fetch the statement again from the bank")
    }
}

extension StatementEntry {
    /// With what the bank calls the entry in place of a counterparty that nobody names, so that a fee is an entry too.
    var named: StatementEntry {
        guard counterparty.isEmpty, counterpartyAccount.isEmpty else { return self }
        var named = self
        named.counterparty = [reference, type].first { !$0.isEmpty } ?? "not named by the bank"
        return named
    }
}
