import PipelineModel
import Testing

@testable import Extraction

@Suite struct CAMT053Tests {
    static func document(
        _ entries: String, version: String = "02", opening: String = "1000.00", closing: String, prefix: String = ""
    ) -> String {
        func balance(_ code: String, _ amount: String) -> String {
            """
            <Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy="RON">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
            <Dt><Dt>2024-11-30</Dt></Dt></Bal>
            """
        }
        let inner = """
            <BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>1</Id>
            <Acct><Id><IBAN>RO49AAAA1B31007593840000</IBAN></Id><Ccy>RON</Ccy><Ownr><Nm>Nimbus Media SRL</Nm></Ownr></Acct>
            \(balance("OPBD", opening))\(balance("CLBD", closing))
            \(entries)
            </Stmt></BkToCstmrStmt>
            """
        let space = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.\(version)"
        guard !prefix.isEmpty else {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"\(space)\">\(inner)</Document>\n"
        }
        let qualified = inner.replacing("</", with: "\u{1}").replacing("<", with: "<\(prefix):").replacing("\u{1}", with: "</\(prefix):")
        return "<\(prefix):Document xmlns:\(prefix)=\"\(space)\">\(qualified)</\(prefix):Document>"
    }

    static func entry(
        _ amount: String, _ direction: String, status: String = "<Sts>BOOK</Sts>", extra: String = "", details: String = ""
    ) -> String {
        """
        <Ntry><Amt Ccy="RON">\(amount)</Amt><CdtDbtInd>\(direction)</CdtDbtInd>\(extra)\(status)<BookgDt><Dt>2024-11-05</Dt></BookgDt>\
        <ValDt><Dt>2024-11-06</Dt></ValDt><AcctSvcrRef>B77</AcctSvcrRef>\(details.isEmpty ? "" : "<NtryDtls>\(details)</NtryDtls>")</Ntry>
        """
    }

    static func detail(_ amount: String, _ name: String, reference: String = "video", party: (String) -> String = { "<Nm>\($0)</Nm>" })
        -> String
    {
        """
        <TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs>\(amount.isEmpty ? "" : "<AmtDtls><TxAmt><Amt Ccy=\"RON\">\(amount)</Amt></TxAmt></AmtDtls>")\
        <RltdPties><Dbtr>\(party("Nimbus Media SRL"))</Dbtr><DbtrAcct><Id><IBAN>RO49AAAA1B31007593840000</IBAN></Id></DbtrAcct>\
        <Cdtr>\(party(name))</Cdtr><CdtrAcct><Id><IBAN>RO66BTRLRONCRT0V0W0001</IBAN></Id></CdtrAcct></RltdPties>\
        <RmtInf><Ustrd>\(reference)</Ustrd><Ustrd>two</Ustrd></RmtInf></TxDtls>
        """
    }

    @Test(arguments: ["02", "04", "06", "08", "13"], ["", "ns2"]) func everyVersionSaysTheSame(_ version: String, _ prefix: String) throws {
        let isNew = (Int(version) ?? 0) >= 8
        let text = Self.document(
            Self.entry(
                "150.50", "DBIT", status: isNew ? "<Sts><Cd>BOOK</Cd></Sts>" : "<Sts>BOOK</Sts>",
                details: Self.detail("150.50", "Ana Crâșmaru", party: { isNew ? "<Pty><Nm>\($0)</Nm></Pty>" : "<Nm>\($0)</Nm>" })),
            version: version, closing: "849.50", prefix: prefix)
        #expect(
            try MT940Tests.rows(text) == [
                [
                    "booking_date": "2024-11-05", "value_date": "2024-11-06", "debit": "150.50", "currency": "RON",
                    "holder": "Nimbus Media SRL",
                    "holder_account": "RO49AAAA1B31007593840000", "counterparty": "Ana Crâșmaru",
                    "counterparty_account": "RO66BTRLRONCRT0V0W0001",
                    "reference": "video two", "end_to_end_id": "E1", "bank_reference": "B77", "status": "BOOK",
                ]
            ])
    }

    @Test func aBatchIsAnEntryPerDetail() throws {
        let text = Self.document(
            Self.entry("30.00", "DBIT", details: Self.detail("10.00", "Ana") + Self.detail("20.00", "Ilie")), closing: "970.00")
        let reader = try RecordReader(bytes: Array(text.utf8))
        let records = try reader.all()
        #expect(try MT940Tests.rows(text).map { [$0["debit"], $0["counterparty"]] } == [["10.00", "Ana"], ["20.00", "Ilie"]])
        let bytes = Array(text.utf8)
        for (record, name) in zip(records, ["Ana", "Ilie"]) {
            let place = Int(record.place.offset)..<Int(record.place.offset) + Int(record.place.length)
            let cut = String(decoding: bytes[place], as: UTF8.self)
            #expect(cut.hasPrefix("<TxDtls>") && cut.hasSuffix("</TxDtls>") && cut.contains(name))
        }
    }

    @Test func detailsWithoutAmountsAreOneEntry() throws {
        let text = Self.document(
            Self.entry("30.00", "DBIT", extra: "", details: Self.detail("", "Ana") + Self.detail("", "Ilie")), closing: "970.00")
        let rows = try MT940Tests.rows(text)
        #expect(rows.count == 1)
        #expect(rows[0]["debit"] == "30.00")
        #expect(rows[0]["reference"] == "2 details without amounts ")
    }

    @Test(arguments: [
        ("DBIT", "false", "debit", "5.00", "995.00"), ("CRDT", "true", "debit", "-5.00", "1005.00"),
        ("DBIT", "1", "credit", "-5.00", "995.00"),
    ])
    func reversalsTakeBack(_ direction: String, _ reversal: String, _ column: String, _ amount: String, _ closing: String) throws {
        let text = Self.document(
            Self.entry("5.00", direction, extra: "<RvslInd>\(reversal)</RvslInd>", details: Self.detail("5.00", "Ana")), closing: closing)
        let rows = try MT940Tests.rows(text)
        #expect(rows[0][column] == amount)
        #expect(rows[0]["counterparty"] == "Ana")
    }

    @Test func whatIsPendingIsNotInTheBalance() throws {
        let text = Self.document(
            Self.entry("7.00", "DBIT", status: "<Sts>PDNG</Sts>") + Self.entry("5.00", "CRDT", extra: ""), closing: "1005.00")
        #expect(try MT940Tests.rows(text).map { $0["status"] } == ["PDNG", "BOOK"])
    }

    @Test func aFeeThatNobodyIsNamedForIsAnEntry() throws {
        let text = Self.document(
            Self.entry("2.00", "DBIT").replacing("</Ntry>", with: "<AddtlNtryInf>Comision\n  lunar</AddtlNtryInf></Ntry>"),
            closing: "998.00")
        #expect(try MT940Tests.rows(text)[0]["counterparty"] == "Comision lunar")
    }

    @Test func anInstructedAmountInAnotherCurrencyWasExecuted() throws {
        let detail = Self.detail("497.70", "Ana").replacing(
            "<AmtDtls>", with: "<AmtDtls><InstdAmt><Amt Ccy=\"EUR\">100.00</Amt></InstdAmt>")
        let rows = try MT940Tests.rows(Self.document(Self.entry("497.70", "DBIT", details: detail), closing: "502.30"))
        #expect([rows[0]["debit"], rows[0]["executed_amount"], rows[0]["executed_currency"]] == ["497.70", "100.00", "EUR"])
    }

    @Test(
        arguments: [
            (
                document(entry("5.00", "DBIT"), closing: "996.00"), 6, "Bal",
                "the opening balance and the booked entries make 995.00 RON, the closing balance says 996.00"
            ),
            (
                document(entry("30.00", "DBIT", details: detail("10.00", "Ana") + detail("19.00", "Ilie")), closing: "970.00"), 5, "Ntry",
                "the 2 details make -29.00 RON, the entry says -30.00"
            ),
            (document(entry("5,00", "DBIT"), closing: "995.00"), 5, "Ntry/Amt", "“5,00” is no amount"),
            (document(entry("-5.00", "DBIT"), closing: "995.00"), 5, "Ntry/Amt", "“-5.00” is no amount"),
            (document(entry("5.00", "BOTH"), closing: "995.00"), 5, "Ntry/CdtDbtInd", "CRDT or DBIT is expected, found “BOTH”"),
        ] as [(String, Int, String, String)])
    func isRefused(_ text: String, _ line: Int, _ field: String, _ what: String) {
        let problem = #expect(throws: Problem.self) { try RecordReader(bytes: Array(text.utf8)) }
        #expect(problem?.kind == .dataRefused)
        #expect(problem?.line == line)
        #expect(problem?.field == field)
        #expect(problem?.what == what)
    }
}
