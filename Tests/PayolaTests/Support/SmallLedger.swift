/// A ledger small enough to be written into a test, and its configuration.
enum SmallLedger {
    static let header = "Id,Date,Payer,Payee,Amount,Currency,Note"

    static func row(_ id: Int, date: String = "2024-11-04", amount: String = "10.50", currency: String = "EUR", note: String = "x")
        -> String
    {
        "\(id),\(date),Alfa SRL,Beta \(id),\(amount),\(currency),\(note)"
    }

    static func rows(_ ids: ClosedRange<Int>) -> [String] { ids.map { row($0) } }

    static func text(_ rows: [String]) -> String { ([header] + rows).map { $0 + "\n" }.joined() }

    /// - Parameters:
    ///   - source: Further members of the source, with a comma in front.
    ///   - top: Further members of the configuration, with a comma in front.
    static func configuration(source: String = "", top: String = "") -> String {
        """
        { "version": 1,
          "reporting": { "currencies": ["EUR"], "payments": "all" },
          "sources": [ { "id": "l", "kind": "ledger", "path": "l.csv",
            "columns": { "id": "Id", "date": "Date", "payer": "Payer", "payee": "Payee", "amount": "Amount", "currency": "Currency",
                         "reference": "Note" }\(source) } ]\(top) }

        """
    }
}
