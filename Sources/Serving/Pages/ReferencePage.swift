import LedgerStore

/// The payments that bear a reference.
enum ReferencePage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let number = request.number("text"), let text = try request.reader.row(.text, .int(number))?.text("text") else { return nil }
        let all = try request.reader.rows(
            .paymentsWithReference, .int(number), .int(request.after([-1])[0]), .int(PageRequest.pageSize + 1))
        let (rows, next) = request.cut(all, "/reference/\(number)", []) { [$0.int("number")] }
        return Page(
            "Payments with a reference", in: .search,
            """
            <p class="kicker">Reference</p>
            <h1><q><bdi>\(Parts.clipped(text, to: 300))</bdi></q></h1>
            \(Table(
                caption: "Payments that bear it, by date",
                columns: [.text("Payment"), .text("From"), .text("To"), .number("Amount"), .text("Linked")],
                rows: rows.map { row in
                    let item = PaymentItem(row)
                    return Table.Row([item.dayLink, item.from, item.to, item.money, item.isLinked ? "yes" : "no"])
                }).html)
            \(Parts.more(next))
            """)
    }
}
