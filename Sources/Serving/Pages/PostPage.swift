import LedgerStore
import PipelineModel
import PipelineRunner

/// A post: what it said, who published it, and who paid for it.
enum PostPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let row = try request.reader.row(.post, .text(request.option("platform")), .text(request.option("id"))) else { return nil }
        let handle = row.text("handle")
        let creator: HTML = row.isNull("party") ? "<bdi>\(handle)</bdi>" : Parts.party(row.text("party_id"), row.text("party_name"))
        let url = row.text("url")
        let address: HTML? =
            url.isEmpty
            ? nil
            : Link.outside(url).map { link -> HTML in "<a rel=\"noreferrer noopener\" href=\"\(link)\">\(Parts.clipped(url, to: 200))</a>" }
                ?? "\(Parts.clipped(url, to: 200))"
        let payments = try request.reader.rows(.paymentsOfPost, .int(row.int("number")))
        return Page(
            "Post of \(handle)", in: .overview,
            """
            <p class="kicker">Post <code><bdi>\(row.text("platform")):\(row.text("id"))</bdi></code></p>
            <h1>\(creator), \(row.text("posted").replacing("T", with: " "))</h1>
            \(row.text("caption").isEmpty ? HTML.empty : "<blockquote><bdi>\(Parts.clipped(row.text("caption"), to: 4000))</bdi></blockquote>")
            \(Parts.facts([
                ("Handle", "<bdi>\(handle)</bdi>"), ("Address", address), ("Views", row.isNull("views") ? nil : Parts.amount(String(row.int("views")))),
                ("Label", row.text("label").isEmpty ? "none" : "\(row.text("label"))"),
            ]))
            \(bought(request, payments))
            <section><h2>The record</h2>
            \(RecordView.html(row.place, request))</section>
            """)
    }

    private static func bought(_ request: PageRequest, _ rows: [PageRow]) -> HTML {
        guard !rows.isEmpty else { return "<p>No payment is linked to it.</p>\n" }
        let code = request.edition.configuration.reporting.currencies.first ?? ""
        return Table(
            caption: "Payments linked to it",
            columns: [
                .text("Payment"), .text("From"), .text("Campaign"), .number("Allocated, \(code)"), .text("Grade"), .text("Evidence"),
            ],
            rows: rows.map { row in
                let item = PaymentItem(row)
                let evidence = EvidenceText.pieces(row.text("evidence")).map(\.short).joined(separator: " ")
                return Table.Row([
                    item.dayLink, item.from, Parts.name(row.text("campaign_name")), Parts.amount(row.text("allocated")),
                    "\(Parts.grade(row.text("grade"))) \(Probability.text(row.number("probability")))", "\(evidence)",
                ])
            }
        ).html
    }

    static func table(_ rows: ArraySlice<PageRow>) -> HTML {
        Table(
            caption: "Those linked to a payment first, then the latest",
            columns: [.text("Posted"), .text("Caption"), .number("Views"), .text("Label"), .text("Linked")],
            rows: rows.map { row in
                Table.Row([
                    "<a href=\"\(Link.post(row.text("platform"), row.text("id")))\">\(row.text("posted").prefix(10))</a>",
                    "<bdi>\(Parts.clipped(row.text("caption"), to: 200))</bdi>",
                    row.isNull("views") ? .empty : Parts.amount(String(row.int("views"))), "\(row.text("label"))",
                    row.int("linked") == 1 ? "yes" : "no",
                ])
            }
        ).html
    }
}
