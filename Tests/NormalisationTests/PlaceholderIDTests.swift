import PipelineModel
import Testing

@testable import Normalisation

@Suite struct PlaceholderIDTests {
    @Test(arguments: [
        "", "-", "--", "—", "n/a", "N/A", "#N/A", "N.A.", "na", "None", "(null)", "NULL", "nil", "NaN", "unknown", "fără", "FARA",
        "fără referință",
        "Fără ID", "fără nr.", "necunoscut", "ohne", "keine Angabe", "keine", "unbekannt", "sans référence", "aucune", "inconnu",
        "sin número",
        "ninguno", "desconocido", "nincs", "ismeretlen", "NOTPROVIDED", "NONREF", "?", "…", "n / a",
    ]) func areNone(text: String) {
        #expect(withBytes(text) { PlaceholderID.isOne($0) })
    }

    @Test(arguments: ["T1", "0", "NA-1", "N/A 7", "none-3", "abc", "Nadia", "١٢٣", "字", "nullify", "X", "REF", "FARAN"]) func areIds(
        text: String
    ) {
        #expect(!withBytes(text) { PlaceholderID.isOne($0) })
    }

    @Test func aPlaceholderIsAsIfTheCellWereEmpty() throws {
        func entries(_ id: String) throws -> [Entry] {
            let source = ledgerSource(["id": "i", "date": "d", "amount": "a", "currency": "c", "payer": "p", "payee": "q"])
            let rows = ["B", "C"].map { [id, "2024-11-04", "10.50", "EUR", "A", $0] }
            return try ReadLedger(source, header: ["i", "d", "a", "c", "p", "q"], rows: rows).output.items
        }
        let named = try entries("N/A")
        #expect(!named.contains(where: \.hasTransaction) && named[0].identity != named[1].identity)
        let real = try entries("T100001")
        #expect(real.allSatisfy(\.hasTransaction) && real[0].identity == real[1].identity)
    }
}
