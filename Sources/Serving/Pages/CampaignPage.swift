import Exporting
import LedgerStore
import PipelineModel
import PipelineRunner

/// A campaign: its totals, drawings, parties and declarations.
enum CampaignPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let number = request.campaign(request.parameter("campaign")) else { return nil }
        let campaign = request.edition.configuration.campaigns[number]
        let totals = try request.reader.rows(.totals, .int(number))
        guard let total = totals.first(where: { $0.int("position") == request.currency }) else { return nil }
        let link = Link.campaign(campaign.id)
        let period = [total.text("first"), total.text("last")].filter { !$0.isEmpty }
        let drawings = try request.cache.html("campaign \(number) \(request.currency)") {
            try CampaignDrawings(request: request, campaign: number, total: total).html
        }
        return Page(
            campaign.name, in: .overview,
            """
            <p class="kicker">Campaign</p>
            <h1>\(Parts.name(campaign.name.isEmpty ? campaign.id : campaign.name))</h1>
            <p class="lead">\(campaign.beneficiary.isEmpty ? HTML.empty : "For \(Parts.name(campaign.beneficiary)). ")\
            Asked about: \(campaign.from.iso) to \(campaign.to.iso).\(period.isEmpty ? HTML.empty : " Payments \(period[0]) to \(period[period.count - 1]).")</p>
            \(Parts.choices("Currency", totals.map { ("\($0.text("currency"))", Link.query(link, ["currency": $0.text("currency")]), $0.int("position") == request.currency) }))
            \(figures(total, link))
            \(drawings)
            \(try parties(request, number, "payer", link))
            \(try parties(request, number, "creator", link))
            \(try declarations(request, number))
            \(marks(campaign))
            <p><a href="\(Link.query("/flags", ["campaign": campaign.id]))">Flags of this campaign</a> · \
            <a href="\(Link.query("/flows", ["campaign": campaign.id]))">Every way its money took</a></p>
            """)
    }

    /// Each figure leads to the payments that it is the sum of.
    private static func figures(_ total: PageRow, _ link: String) -> HTML {
        let code = total.text("currency")
        func figure(_ title: String, _ column: String, _ query: [String: String], _ style: String = "") -> HTML {
            let address = Link.query(link + "/payments", query.merging(["currency": code]) { first, _ in first })
            return
                "<div class=\"\(style)\"><dt>\(title)</dt><dd><a href=\"\(address)\">\(Parts.money(total.text(column), code))</a></dd></div>\n"
        }
        var html: HTML = "<dl class=\"figures\">"
        html += figure("Total", "total", [:], "sum")
        html += figure("Confirmed", "confirmed", ["grade": "confirmed"])
        html += figure("Probable", "probable", ["grade": "probable"])
        html += figure("Possible, not counted", "possible", ["grade": "possible"], "apart")
        html += figure("Disclosed", "disclosed", ["disclosed": "yes"])
        html += figure("Not disclosed", "undisclosed", ["disclosed": "no"])
        if !total.isNull("declared") {
            html += "<div><dt>Declared</dt><dd><a href=\"#declared\">\(Parts.money(total.text("declared"), code))</a></dd></div>"
            html += "<div><dt>Gap</dt><dd>\(Parts.money(total.text("gap"), code))</dd></div>"
        }
        html += "</dl>\n"
        html += Parts.note(
            """
            \(Parts.counted(total.int("payments"), "payment")) of \(Parts.counted(total.int("payers"), "payer")) to \
            \(Parts.counted(total.int("creators"), "creator")) for \(Parts.counted(total.int("posts"), "post")).\
            \(total.int("unconverted") > 0 ? " \(Parts.counted(total.int("unconverted"), "payment")) without a rate, in no total." : HTML.empty)
            """)
        return html
    }

    private static func parties(_ request: PageRequest, _ campaign: Int, _ role: String, _ link: String) throws -> HTML {
        let rows = try request.reader.rows(
            .partyTotals, .text(role), .int(campaign), .int(request.currency), .int(.min), .int(-1), .int(11))
        guard !rows.isEmpty else { return .empty }
        let all = Link.query(link + "/\(role)s", ["currency": request.currencyCode])
        return CampaignPartiesPage.table(
            role, rows.prefix(10), request.currencyCode,
            role == "payer" ? "Largest payers, \(request.currencyCode)" : "Creators who got most, \(request.currencyCode)")
            + Parts.more(rows.count > 10 ? all : nil, role == "payer" ? "All payers" : "All creators")
    }

    private static func declarations(_ request: PageRequest, _ campaign: Int) throws -> HTML {
        let rows = try request.reader.rows(.declarations, .int(campaign))
        guard !rows.isEmpty else { return .empty }
        let table = Table(
            caption: "Declared",
            columns: [.text("Declarant"), .text("Period"), .number("Amount"), .text("Line")],
            rows: rows.map { row in
                let period = [row.text("first"), row.text("last")].filter { !$0.isEmpty }.joined(separator: " to ")
                return Table.Row([
                    Parts.name(row.text("declarant")), "\(period)", Parts.money(row.text("amount"), row.text("currency")),
                    "<a href=\"\(Link.source(row.int("drop"), row.int("line")))\">line \(row.int("line"))</a>",
                ])
            })
        return "<section id=\"declared\">\(table.html)</section>"
    }

    private static func marks(_ campaign: Campaign) -> HTML {
        let hashtags = campaign.hashtags.map { "#" + $0 }.joined(separator: " ")
        return """
            <h2>What marks it</h2>
            \(Parts.facts([
                ("Hashtags", hashtags.isEmpty ? nil : "\(hashtags)"),
                ("Keywords", campaign.keywords.isEmpty ? nil : "\(campaign.keywords.joined(separator: "; "))"),
                ("Listed posts", campaign.content.isEmpty ? nil : "\(campaign.content.count)"),
                ("Listed sponsors", campaign.sponsors.isEmpty ? nil : Parts.name(campaign.sponsors.joined(separator: "; "))),
            ]))
            """
    }
}
