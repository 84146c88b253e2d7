import LedgerStore
import PipelineModel
import PipelineRunner

/// Everyone who paid for a campaign, or got money for it.
enum CampaignPartiesPage {
    enum Payers: PageMaker {
        static func page(_ request: PageRequest) throws -> Page? { try CampaignPartiesPage.page(request, "payer") }
    }

    enum Creators: PageMaker {
        static func page(_ request: PageRequest) throws -> Page? { try CampaignPartiesPage.page(request, "creator") }
    }

    private static func page(_ request: PageRequest, _ role: String) throws -> Page? {
        guard let number = request.campaign(request.parameter("campaign")) else { return nil }
        let campaign = request.edition.configuration.campaigns[number]
        let path = Link.campaign(campaign.id) + "/\(role)s"
        let after = request.after([.min, -1])
        let all = try request.reader.rows(
            .partyTotals, .text(role), .int(number), .int(request.currency), .int(after[0]), .int(after[1]), .int(PageRequest.pageSize + 1))
        let (rows, next) = request.cut(all, path, ["currency"]) { [$0.int("size"), $0.int("party")] }
        let title: HTML = role == "payer" ? "Payers" : "Creators"
        return Page(
            "\(title.text) of \(campaign.name)", in: .overview,
            """
            <p class="kicker"><a href="\(Link.campaign(campaign.id))">\(Parts.name(campaign.name))</a></p>
            <h1>\(title)</h1>
            \(Parts.choices("Currency", request.edition.configuration.reporting.currencies.map { ("\($0)", Link.query(path, ["currency": $0]), $0 == request.currencyCode) }))
            \(rows.isEmpty ? "<p>Nobody is in this list.</p>" : table(role, rows, request.currencyCode, "By total, \(request.currencyCode)"))
            \(Parts.more(next))
            """)
    }

    static func table(_ role: String, _ rows: ArraySlice<PageRow>, _ code: String, _ caption: HTML) -> HTML {
        let isPayer = role == "payer"
        return Table(
            caption: caption,
            columns: [
                .text(isPayer ? "Payer" : "Creator"), .number("Total"), .number("Confirmed"), .number("Probable"), .number("Possible"),
                .number("Payments"), .number(isPayer ? "Creators" : "Posts"), .number("Not disclosed"),
            ],
            rows: rows.map { row in
                let remark = isPayer ? (row.int("intermediary") == 1 ? "intermediary" : "") : row.text("handle")
                return Table.Row([
                    "\(Parts.party(row.text("id"), row.text("name")))<small>\(remark)</small>", "<b>\(Parts.amount(row.text("total")))</b>",
                    Parts.amount(row.text("confirmed")), Parts.amount(row.text("probable")), Parts.amount(row.text("possible")),
                    "\(row.int("payments"))", "\(row.int(isPayer ? "others" : "posts"))", Parts.amount(row.text("undisclosed")),
                ])
            }
        ).html
    }
}
