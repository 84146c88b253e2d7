import LedgerStore
import PipelineModel
import PipelineRunner

/// The ways that a campaign's money took, from its origin over intermediaries to creators.
enum FlowsPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        let campaigns = request.edition.configuration.campaigns
        guard let number = request.option("campaign").isEmpty ? campaigns.indices.first : request.campaign(request.option("campaign"))
        else {
            return campaigns.isEmpty ? Page("Flows", in: .flows, "<h1>Flows</h1><p>The configuration names no campaign.</p>") : nil
        }
        let currencies = try request.reader.rows(.flowCurrencies, .int(number)).map { $0.text("currency") }
        let currency = currencies.contains(request.option("in")) ? request.option("in") : currencies.first ?? ""
        let after = request.after([.min, -1])
        let all = try request.reader.rows(
            .flows, .int(number), .text(currency), .int(after[0]), .int(after[1]), .int(PageRequest.pageSize + 1))
        let (rows, next) = request.cut(all, "/flows", ["campaign", "in"]) { [$0.int("size"), $0.int("number")] }
        return Page(
            "Flows", in: .flows,
            """
            <h1>Flows</h1>
            <p class="lead">Money followed from its origin over intermediaries to creators. Where money was mixed in one account, the method says \
            which of it is held to have left.</p>
            \(Parts.choices("Campaign", campaigns.enumerated().map { (Parts.name($1.name), Link.query("/flows", ["campaign": $1.id]), $0 == number) }))
            \(Parts.choices("Currency", currencies.map { ("\($0)", Link.query("/flows", ["campaign": campaigns[number].id, "in": $0]), $0 == currency) }))
            \(rows.isEmpty ? "<p>No money of this campaign reached a creator.</p>" : try table(rows, request))
            \(Parts.more(next))
            """)
    }

    private static func table(_ rows: ArraySlice<PageRow>, _ request: PageRequest) throws -> HTML {
        Table(
            caption: "The largest first",
            columns: [.text("Origin"), .text("Over"), .text("Creator"), .number("Hops"), .number("Amount"), .text("Method")],
            rows: try rows.map { row in
                Table.Row([
                    row.isNull("origin") ? "other origins" : Parts.party(row.text("origin_id"), row.text("origin_name")),
                    try stations(row, request), Parts.party(row.text("creator_id"), row.text("creator_name")),
                    row.isNull("hops") ? "–" : "\(row.int("hops"))", Parts.money(row.text("amount"), row.text("currency")),
                    "\(row.text("method"))",
                ])
            }
        ).html
    }

    /// The intermediaries, each a link.
    private static func stations(_ row: PageRow, _ request: PageRequest) throws -> HTML {
        let numbers = row.text("stations").split(separator: " ").compactMap { Int($0) }
        guard !numbers.isEmpty else { return row.isNull("hops") ? "other ways" : "directly" }
        let links = try numbers.prefix(12).compactMap { number -> HTML? in
            try request.reader.row(.partyNumbered, .int(number)).map { party -> HTML in
                "<li>\(Parts.party(party.text("id"), party.text("name")))</li>"
            }
        }
        return "<ol class=\"way\">\(links)</ol>"
    }
}
