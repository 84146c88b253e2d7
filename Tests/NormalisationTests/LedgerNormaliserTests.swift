import Normalisation
import PipelineModel
import Testing

@Suite struct LedgerNormaliserTests {
    static let plain = ["date": "d", "amount": "a", "currency": "c", "payer": "p", "payee": "q"]
    static let header = ["d", "a", "c", "p", "q"]

    static func total(_ totals: ControlTotals, _ currency: String, _ fate: RecordFate) -> String? {
        totals.sum(currency: currency, fate: fate).map { ExactDecimal.plain($0.mantissa, scale: $0.scale) }
    }

    @Test func everyRecordIsCountedOnceAndTheMoneyBalances() throws {
        let source = ledgerSource(Self.plain) { $0.exclude = [.init(column: .header("q"), equals: "TEST", reason: "a test")] }
        let ledger = try ReadLedger(
            source, header: Self.header,
            rows: [
                ["2024-11-04", "10.50", "EUR", "A", "B"], ["2024-11-04", "-4.5", "EUR", "A", "B"], ["", "", "", "", ""],
                ["2024-11-04", "1.25", "EUR", "A", " TEST "], ["2024-13-04", "2.5", "EUR", "A", "B"],
                ["2024-11-04", "x", "EUR", "A", "TEST"],
                ["2024-11-04", "0.00", "EUR", "A", "B"], ["2024-11-04", "3.1", "XXQ", "A", "B"], ["2024-11-04", "3.1", "EUR", "", "B"],
            ])
        let counts = ledger.output.counts
        #expect(counts.records == 9)
        #expect(counts.entries == 2 && counts.blank == 1 && counts.excluded == 2 && counts.rejected == 4)
        #expect(ledger.lines == ["A>B 10.50 EUR", "A>B 4.5 EUR"])
        #expect(ledger.output.rejects.map(\.field) == ["date", "amount", "currency", "payer"])
        #expect(ledger.output.rejects.map(\.value) == ["2024-13-04", "0.00", "XXQ", ""])
        #expect(ledger.output.rejects[1].record == "2024-11-04,0.00,EUR,A,B")
        #expect(ledger.output.rejects[2].reason.hasPrefix("unknown currency"))
        let totals = ledger.output.totals
        #expect(Self.total(totals, "EUR", .entry) == "15.00")
        #expect(Self.total(totals, "EUR", .excluded) == "1.25")
        #expect(Self.total(totals, "EUR", .rejected) == "5.6")
        #expect(totals.read(currency: "EUR")?.mantissa == 2185)
    }

    @Test func reversalsKeepTheirSignOnlyWhereTheConfigurationSaysSo() throws {
        let rows = [["2024-11-04", "-4.5", "EUR", "A", "B"]]
        #expect(try ReadLedger(ledgerSource(Self.plain), header: Self.header, rows: rows).lines == ["A>B 4.5 EUR"])
        let source = ledgerSource(Self.plain) { $0.parse.negative = .reversal }
        #expect(try ReadLedger(source, header: Self.header, rows: rows).lines == ["A>B -4.5 EUR"])
    }

    @Test func aStatementsSignTellsWhoPaid() throws {
        let source = ledgerSource(
            ["date": "d", "amount": "a", "counterparty": "q"], constants: ["currency": "RON", "holder": "Firma SRL"])
        let ledger = try ReadLedger(
            source, header: ["d", "a", "q"], rows: [["2024-11-04", "-1,5", "Ana"], ["2024-11-04", "2,5", "Ion"]])
        #expect(ledger.lines == ["Firma SRL>Ana 1.5 RON", "Ion>Firma SRL 2.5 RON"])
    }

    @Test func debitAndCreditTellWhoPaid() throws {
        let source = ledgerSource(
            ["date": "d", "debit": "x", "credit": "y", "counterparty": "q", "holder": "h"], constants: ["currency": "RON"])
        let ledger = try ReadLedger(
            source, header: ["d", "x", "y", "q", "h"],
            rows: [
                ["2024-11-04", "1,5", "", "Ana", "H"], ["2024-11-04", "0,00", "2,5", "Ion", "H"], ["2024-11-04", "1", "2", "Ana", "H"],
                ["2024-11-04", "-3,5", "-", "Ana", "H"], ["2024-11-04", "", "", "Ana", "H"], ["2024-11-04", "0", "0", "Ana", "H"],
            ])
        #expect(ledger.lines == ["H>Ana 1.5 RON", "Ion>H 2.5 RON", "H>Ana 3.5 RON"])
        #expect(ledger.output.rejects.map(\.field) == ["debit", "debit", "debit"])
        #expect(ledger.output.counts.records == 6)
    }

    @Test func partiesByAccountAndHandleAlone() throws {
        let source = ledgerSource(
            ["date": "d", "amount": "a", "currency": "c", "payer_account": "p", "payee_handle": "q"], constants: ["platform": "TikTok"])
        let ledger = try ReadLedger(
            source, header: Self.header,
            rows: [
                ["2024-11-04", "1.5", "EUR", "ro49 aaaa 1b31 0075 9384 0000", "@Ana"],
                ["2024-11-04", "1.5", "EUR", "RO48AAAA1B31007593840000", "https://x.com/Ion"],
                ["2024-11-04", "1.5", "EUR", "5", "Ana Pop!"],
            ])
        let mentions = ledger.output.items.map { (ledger.tables.mentions[$0.payer], ledger.tables.mentions[$0.payee]) }
        #expect(mentions.map { ledger.tables.texts[$0.0.account] } == ["RO49AAAA1B31007593840000", "?RO48AAAA1B31007593840000"])
        #expect(mentions.map { ledger.tables.texts[$0.1.handle] } == ["tiktok:ana", "x:ion"])
        #expect(ledger.output.rejects.map(\.field) == ["payee_handle"])
        #expect(ledger.output.notes.doubtfulAccounts == 1)
    }

    @Test func aSignThatContradictsTheCurrencyIsRejected() throws {
        let ledger = try ReadLedger(
            ledgerSource(Self.plain), header: Self.header,
            rows: [
                ["2024-11-04", "$1.5", "EUR", "A", "B"], ["2024-11-04", "$1.5", "CAD", "A", "B"], ["2024-11-04", "€1.5", "", "A", "B"],
                ["2024-11-04", "$1.5", "", "A", "B"], ["2024-11-04", "1.5 mere", "EUR", "A", "B"],
            ])
        #expect(ledger.lines == ["A>B 1.5 CAD", "A>B 1.5 EUR"])
        #expect(ledger.output.rejects.map(\.field) == ["amount", "currency", "amount"])
    }

    @Test func identityAndContentOutliveTheFormOfTheFile() throws {
        var columns = Self.plain
        columns["id"] = "n"
        let rows = [
            ["2024-11-04", "1.5", "EUR", "A", "B", ""], ["2024-11-04", "1.5", "EUR", "A", "B", "T1"],
            ["2024-11-05", "1.5", "EUR", "A", "B", "T1"],
        ]
        let first = try ReadLedger(ledgerSource(columns), header: Self.header + ["n"], rows: rows).output.items
        let moved = try ReadLedger(
            ledgerSource(columns), header: ["N", "extra"] + Self.header, rows: rows.map { [$0[5], ""] + $0.prefix(5).map { " \($0) " } }
        ).output.items
        #expect(first.map(\.content) == moved.map(\.content))
        #expect(first.map(\.identity) == moved.map(\.identity))
        #expect(Set(first.map(\.content)).count == 3)
        #expect(first[1].identity == first[2].identity && first[0].identity != first[1].identity)
        let swapped = try ReadLedger(ledgerSource(Self.plain), header: Self.header, rows: [["2024-11-04", "1.5", "EUR", "B", "A"]]).output
            .items
        #expect(swapped[0].content != first[0].content)
        var other = ledgerSource(columns)
        other.id = "other"
        let elsewhere = try ReadLedger(other, header: Self.header + ["n"], rows: rows).output.items
        #expect(elsewhere[1].identity != first[1].identity)
    }

    @Test func anIdThatASpreadsheetDestroyedIsRefused() throws {
        var columns = Self.plain
        columns["id"] = "n"
        let rows = ["7.43E+18", "1,7E+15", "TX7E18", "12E"].map { ["2024-11-04", "1.5", "EUR", "A", "B", $0] }
        let ledger = try ReadLedger(ledgerSource(columns), header: Self.header + ["n"], rows: rows)
        #expect(ledger.output.rejects.map(\.value) == ["7.43E+18", "1,7E+15"])
        #expect(ledger.output.counts.entries == 2)
    }

    @Test func executedAmounts() throws {
        var columns = Self.plain
        columns["executed_amount"] = "x"
        columns["executed_currency"] = "y"
        let ledger = try ReadLedger(
            ledgerSource(columns), header: Self.header + ["x", "y"],
            rows: [
                ["2024-11-04", "1.5", "EUR", "A", "B", "-7.45", "lei"], ["2024-11-04", "1.5", "EUR", "A", "B", "", ""],
                ["2024-11-04", "1.5", "EUR", "A", "B", "7.45", ""],
            ])
        #expect(ledger.output.items.map { "\($0.executedAmount) \(ledger.tables.texts[$0.executedCurrency])" } == ["7.45 RON", "0 "])
        #expect(ledger.output.rejects.map(\.field) == ["executed_currency"])
    }

    @Test(arguments: [
        (RecordProblem.tooFewFields, "2 fields where the header has 5"), (.openQuote, "never closed"), (.nulByte, "NUL"),
        (.undecodable, "dialect.encoding"),
    ])
    func rowsThatAreNoneAreRejectedInPlainWords(problem: RecordProblem, part: String) throws {
        let source = ledgerSource(Self.plain)
        let plan = try ColumnPlan(source: source, header: Self.header, columnCount: 5, file: "bt.csv")
        let formats = try ColumnProfiler(plan: plan, source: source).formats()
        let normaliser = LedgerNormaliser(source: source, plan: plan, formats: formats, registry: CurrencyRegistry())
        var output = NormalisedRecords<Entry>()
        var tables = EvidenceTables()
        normaliser.normalise(batch([["a", "b"]], problem: problem), into: &output, tables: &tables)
        #expect(output.counts.rejected == 1 && output.counts.records == 1)
        #expect(output.rejects.first?.reason.contains(part) == true)
    }

    @Test func hostileStringsInEveryFieldCrashNothingAndAreAllAccountedFor() throws {
        var columns = Self.plain
        for (field, header) in [
            ("payer_account", "pa"), ("payee_handle", "qh"), ("platform", "pl"), ("reference", "r"), ("id", "n"), ("executed_amount", "x"),
        ] {
            columns[field] = header
        }
        let header = Self.header + ["pa", "qh", "pl", "r", "n", "x"]
        let good = ["2024-11-04", "1.5", "EUR", "A", "B", "", "", "tiktok", "", "", ""]
        var rows: [[String]] = []
        for text in try hostileStrings() {
            for column in good.indices {
                var row = good
                row[column] = text
                rows.append(row)
            }
        }
        let source = ledgerSource(columns) {
            $0.parse.decimalSeparator = "."
            $0.parse.date = "yyyy-MM-dd"
        }
        let ledger = try ReadLedger(source, header: header, rows: rows)
        #expect(ledger.output.counts.records == rows.count)
        #expect(ledger.output.counts.entries == ledger.output.items.count)
        #expect(ledger.output.counts.rejected == ledger.output.rejects.count)
        #expect(ledger.output.items.allSatisfy { !$0.amount.isZero })
    }
}
