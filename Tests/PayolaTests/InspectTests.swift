import Foundation
import TestSupport
import Testing

@Suite struct InspectTests {
    /// The one object of `files` that `inspect --json` prints for `text`.
    private func inspect(_ text: String, name: String = "file.csv") throws -> [String: Any] {
        let place = try Workplace()
        try place.write(name, text)
        let outcome = try place.payola("inspect", name, "--json")
        #expect(outcome.errors == "")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        return try #require((object["files"] as? [[String: Any]])?.first)
    }

    private func columns(_ file: [String: Any]) -> [String: Any] { (file["source"] as? [String: Any])?["columns"] as? [String: Any] ?? [:] }

    struct Export: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var header: String
        var row: String
        var columns: [String: String]
    }

    static let exports: [Export] = [
        Export(
            testDescription: "Romanian", header: "Data tranzacției;Ordonator;IBAN ordonator;Beneficiar;IBAN beneficiar;Suma;Moneda;Detalii",
            row: "25.11.2024;Alfa SRL;RO49AAAA1B31007593840000;Beta SRL;RO49AAAA1B31007593840000;1.200,50;RON;servicii",
            columns: [
                "date": "Data tranzacției", "payer": "Ordonator", "payer_account": "IBAN ordonator", "payee": "Beneficiar",
                "payee_account": "IBAN beneficiar", "amount": "Suma", "currency": "Moneda", "reference": "Detalii",
            ]),
        Export(
            testDescription: "English", header: "Transaction ID,Booking date,Sender,Recipient,Amount,Currency,Description",
            row: "T-1,2024-11-25,Alfa Ltd,Beta Ltd,\"1,200.50\",GBP,services",
            columns: [
                "id": "Transaction ID", "date": "Booking date", "payer": "Sender", "payee": "Recipient", "amount": "Amount",
                "currency": "Currency", "reference": "Description",
            ]),
        Export(
            testDescription: "German", header: "Buchungstag;Auftraggeber;Empfänger;Betrag;Währung;Verwendungszweck",
            row: "25.11.2024;Alfa GmbH;Beta GmbH;1.200,50;EUR;Honorar",
            columns: [
                "date": "Buchungstag", "payer": "Auftraggeber", "payee": "Empfänger", "amount": "Betrag", "currency": "Währung",
                "reference": "Verwendungszweck",
            ]),
        Export(
            testDescription: "French", header: "Date d'opération;Émetteur;Bénéficiaire;Montant;Devise;Libellé",
            row: "25/11/2024;Alfa SARL;Beta SARL;1 200,50;EUR;honoraires",
            columns: [
                "date": "Date d'opération", "payer": "Émetteur", "payee": "Bénéficiaire", "amount": "Montant", "currency": "Devise",
                "reference": "Libellé",
            ]),
        Export(
            testDescription: "Spanish", header: "Fecha operación;Ordenante;Beneficiario;Importe;Divisa;Concepto",
            row: "25/11/2024;Alfa SL;Beta SL;1.200,50;EUR;servicios",
            columns: [
                "date": "Fecha operación", "payer": "Ordenante", "payee": "Beneficiario", "amount": "Importe", "currency": "Divisa",
                "reference": "Concepto",
            ]),
        Export(
            testDescription: "Hungarian", header: "Könyvelés dátuma;Fizető fél;Kedvezményezett;Összeg;Pénznem;Közlemény",
            row: "2024-11-25;Alfa Kft;Beta Kft;1200,50;HUF;szolgáltatás",
            columns: [
                "date": "Könyvelés dátuma", "payer": "Fizető fél", "payee": "Kedvezményezett", "amount": "Összeg", "currency": "Pénznem",
                "reference": "Közlemény",
            ]),
    ]

    @Test(arguments: exports) func aLedgersColumnsAreKnownByTheirNames(_ export: Export) throws {
        let file = try inspect(export.header + "\n" + export.row + "\n")
        #expect(file["kind"] as? String == "ledger")
        #expect(columns(file) as? [String: String] == export.columns)
        #expect(file["missing"] as? [String] == [])
    }

    @Test func whatTheNamesDoNotSayTheValuesDo() throws {
        let file = try inspect("A1;Payer;Payee;B2;C3\n25.11.2024;Alfa;Beta;12,50;EUR\n26.11.2024;Alfa;Gama;13,75;EUR\n")
        #expect(
            columns(file) as? [String: String] == ["date": "A1", "payer": "Payer", "payee": "Payee", "amount": "B2", "currency": "C3"])
        #expect((file["check"] as? [String])?.contains("columns.date is “A1” after its values") == true)
    }

    @Test func whatNobodySaysIsAskedFor() throws {
        let file = try inspect("Date,Payer,Payee,Amount\n03/04/2024,Alfa,Beta,12.50\n05/06/2024,Alfa,Gama,13.75\n")
        #expect(
            file["missing"] as? [String] == [
                "no column looks like a currency: set constants.currency, such as \"EUR\"",
                "column “Date”: “03/04/2024” is 2024-04-03 or 2024-03-04, and no value of the column decides; set parse.date to \"dd/MM/yyyy\" or \"MM/dd/yyyy\"",
            ])
        let date = try #require((file["columns"] as? [[String: Any]])?.first)
        #expect(date["ambiguous"] as? Bool == true)
        #expect(date["format"] as? String == "ambiguous: “03/04/2024” is 2024-04-03 or 2024-03-04, and no value of the column decides")
    }

    /// All that a run would ask for, so that it is not refused twice.
    @Test func everythingThatCannotBeToldIsAskedForAtOnce() throws {
        let file = try inspect("Data;Ordonator;Beneficiar;Suma;Valuta\n03/04/2024;A B;C D;1.234;EUR\n05/06/2024;A B;C D;2.345;EUR\n")
        #expect(
            file["missing"] as? [String] == [
                "column “Data”: “03/04/2024” is 2024-04-03 or 2024-03-04, and no value of the column decides; set parse.date to \"dd/MM/yyyy\" or \"MM/dd/yyyy\"",
                "column “Suma”: “1.234” is 1.234 or 1234, and no value of the column decides; set parse.decimalSeparator to \".\" or \",\"",
            ])
    }

    @Test func aLateValueDecidesForTheWholeColumn() throws {
        let rows = (0..<30_000).map { "0\($0 % 9 + 1)/04/2024,Alfa,Beta,1.25,EUR\n" }.joined()
        let file = try inspect("Date,Payer,Payee,Amount,Currency\n" + rows + "25/04/2024,Alfa,Beta,1.25,EUR\n")
        #expect(file["missing"] as? [String] == [])
        #expect((file["columns"] as? [[String: Any]])?.first?["format"] as? String == "dd/MM/yyyy")
        #expect(file["records"] as? Int == 30_001)
    }

    @Test(arguments: [
        ("samples/ledgers/bt-2024-11.csv", "ledger"), ("samples/ledgers/tiktok-plati.csv", "ledger"),
        ("samples/content/clipuri.csv", "content"),
        ("samples/accounts/conturi.csv", "account"), ("samples/disclosures/declaratii-creatori.csv", "disclosure"),
        ("samples/declarations/cheltuieli-declarate.csv", "declaration"), ("samples/rates/eurofxref-hist.csv", "rates"),
    ])
    func theSamplesKindsAreKnown(path: String, kind: String) throws {
        let place = try Workplace()
        let outcome = try place.payola("inspect", "--json", Program.package + "/" + path)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect((object["files"] as? [[String: Any]])?.first?["kind"] as? String == kind)
    }

    @Test func aStatementsHolderIsReadFromItsTitle() throws {
        let file = try inspect(
            "Extras de cont;;;;\nTitular: Alfa SRL;RO49AAAA1B31007593840000;;;\nData;Partener;Debit;Credit;Valuta\n25.11.2024;Beta;12,50;;RON\n26.11.2024;Gama;;9,25;RON\n"
        )
        let constants = (file["source"] as? [String: Any])?["constants"] as? [String: String]
        #expect(constants == ["holder": "Alfa SRL", "holder_account": "RO49AAAA1B31007593840000"])
    }

    @Test func severalFilesGiveOneObjectAndTheFaultsBesideIt() throws {
        let place = try Workplace()
        try place.write("a.csv", "Date,Payer\n2024-11-04,Alfa\n")
        try place.write("b.csv", "")
        let outcome = try place.payola("inspect", "a.csv", "b.csv", "c.csv", "--json")
        #expect(outcome.status == 65)
        #expect(
            outcome.errors
                == "payola: b.csv: is empty; check the export, or take the file out of the source's path\npayola: c.csv: the file does not exist; check the path\n"
        )
        let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect((object["files"] as? [Any])?.count == 1)
    }

    @Test func aRefusalOnALateRowIsSeen() throws {
        let rows = (0..<25_000).map { "\($0 + 7)x,2024-04-25,Alfa,Beta,1.25,EUR,EXECUTAT\n" }.joined()
        let file = try inspect("Id,Date,Payer,Payee,Amount,Currency,Stare\n" + rows + "1x,2024-04-25,Alfa,Beta,1.25,EUR,RESPINS\n")
        let exclude = (file["source"] as? [String: Any])?["exclude"] as? [[String: String]]
        #expect(exclude == [["column": "Stare", "equals": "RESPINS", "reason": "not executed"]])
    }

    @Test func aNumberOfTheRowIsNoTransactionsId() throws {
        let file = try inspect(
            "No,Date,Payer,Payee,Amount,Currency\n1,2024-04-25,A,B,1.25,EUR\n2,2024-04-25,A,C,1.25,EUR\n3,2024-04-25,A,D,1.50,EUR\n")
        #expect(columns(file)["id"] == nil)
        #expect(columns(file)["amount"] as? String == "Amount")
    }

    @Test func aTableOfManyColumnsIsAnswered() throws {
        let place = try Workplace()
        let width = 20_000
        let header = (0..<width).map { "Date \($0)" }.joined(separator: ",")
        let row = Array(repeating: "03/04/2024", count: width).joined(separator: ",")
        try place.write("wide.csv", header + "\n" + row + "\n")
        let outcome = try place.payola("inspect", "wide.csv")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("… and 19800 columns more"))
    }

    @Test func controlCharactersStayOffTheTerminal() throws {
        let place = try Workplace()
        try place.write("e.csv", "Da\u{1B}[31mte,Pay\u{9B}er,b\n2024-11-04,\u{1B}[2Jx,\u{202E}y\n")
        let outcome = try place.payola("inspect", "e.csv")
        #expect(!outcome.output.unicodeScalars.contains { $0 != "\n" && [.control, .format].contains($0.properties.generalCategory) })
    }

    /// Mutilated files: whatever comes, there is an answer or a message, never a crash.
    @Test(arguments: (1...12).map { UInt64($0) }) func noFileCrashesIt(seed: UInt64) throws {
        let place = try Workplace()
        var random = SeededGenerator(seed: seed)
        let sources = ["samples/ledgers/bt-2024-11.csv", "samples/content/clipuri.csv", "samples/ledgers/tiktok-plati.csv"]
        let path = Program.package + "/" + sources[Int.random(in: 0..<sources.count, using: &random)]
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        for _ in 0..<Int.random(in: 1...200, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert([0x22, 0x0A, 0x0D, 0x3B, 0x00, 0xFF][Int.random(in: 0..<6, using: &random)], at: index)
            default: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 0..<40, using: &random)))
            }
            if bytes.isEmpty { bytes = [0x41] }
        }
        try place.write("m.csv", bytes: bytes)
        let outcome = try place.payola("inspect", "m.csv")
        #expect(outcome.status == 0 || outcome.status == 65, "seed \(seed): \(outcome.errors)")
    }
}
