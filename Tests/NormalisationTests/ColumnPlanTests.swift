import Normalisation
import PipelineModel
import Testing

@Suite struct ColumnPlanTests {
    func problems(_ columns: [String: SourceConfiguration.ColumnSelector], _ header: [String]) throws -> [Problem] {
        var source = SourceConfiguration(id: "bt", kind: .ledger, path: "*.csv")
        source.columns = columns
        do {
            _ = try ColumnPlan(source: source, header: header, columnCount: header.isEmpty ? 3 : header.count, file: "bt.csv")
            return []
        } catch let found as Problems {
            return found.all
        }
    }

    @Test func headersAreFoundByCaseBlanksAndDiacriticsAside() throws {
        #expect(try problems(["date": .header("data tranzactiei")], ["Data_Tranzacției", "Sumă"]).isEmpty)
        #expect(try problems(["date": .position(2), "payee": .joined([.header("Sumă"), .header("Data")])], ["Data", "suma"]).isEmpty)
    }

    @Test func unknownColumnNamesTheKeyTheHeadersAndTheNearest() throws {
        let found = try problems(["date": .header("Dta"), "payee": .header("Beneficiar")], ["Data", "Suma"])
        #expect(found.map(\.field) == ["sources[bt].columns.date", "sources[bt].columns.payee"])
        #expect(found.allSatisfy { $0.kind == .configuration && $0.remedy.contains("“Data”, “Suma”") })
        #expect(found.first?.remedy.contains("did you mean “Data”?") == true)
    }

    @Test func positionsAndDuplicates() throws {
        #expect(try problems(["date": .position(3)], ["a", "b"]).first?.what == "there is no column 3: bt.csv has 2")
        #expect(try problems(["date": .header("a")], ["a", "b", "a"]).first?.remedy.contains("1 and 3") == true)
        #expect(try problems(["date": .header("a")], []).count == 1)
        #expect(try problems(["date": .position(3)], []).isEmpty)
    }
}
