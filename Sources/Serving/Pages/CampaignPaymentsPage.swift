import LedgerStore
import PipelineModel
import PipelineRunner

/// The payments that a figure is the sum of.
enum CampaignPaymentsPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let number = request.campaign(request.parameter("campaign")) else { return nil }
        let campaign = request.edition.configuration.campaigns[number]
        let path = Link.campaign(campaign.id) + "/payments"
        let ranks: ClosedRange<Int> =
            switch request.option("grade") {
            case "confirmed": 0...0
            case "probable": 1...1
            case "possible": 2...2
            default: 0...1
            }
        let disclosed: ClosedRange<Int> =
            request.option("disclosed") == "yes" ? 1...1 : request.option("disclosed") == "no" ? 0...0 : 0...1
        let byDay = request.option("sort") == "date"
        let limit = PageQuery.Argument.int(PageRequest.pageSize + 1)
        let all: [PageRow]
        if byDay {
            all = try request.reader.rows(
                .contributionsByDay, .int(number), .int(request.currency), .int(ranks.lowerBound), .int(ranks.upperBound),
                .int(disclosed.lowerBound), .int(disclosed.upperBound), .int(request.after([-1])[0]), limit)
        } else {
            let after = request.after([-1, 0, 0])
            all = try request.reader.rows(
                .contributions, .int(number), .int(request.currency), .int(ranks.lowerBound), .int(ranks.upperBound),
                .int(disclosed.lowerBound), .int(disclosed.upperBound), .int(after[0]), .int(after[1]), .int(after[2]), limit)
        }
        let (rows, next) = request.cut(all, path, ["currency", "grade", "disclosed", "sort"]) {
            byDay ? [$0.int("payment")] : [$0.int("rank"), $0.int("size"), $0.int("payment")]
        }
        return Page(
            "Payments of \(campaign.name)", in: .overview,
            """
            <p class="kicker"><a href="\(Link.campaign(campaign.id))">\(Parts.name(campaign.name))</a></p>
            <h1>Payments</h1>
            \(try sum(request, number))
            \(filters(request, path, byDay))
            \(table(rows, request))
            \(Parts.more(next))
            """)
    }

    /// What the list adds up to, where it is a figure of the campaign.
    private static func sum(_ request: PageRequest, _ campaign: Int) throws -> HTML {
        guard let total = try request.reader.rows(.totals, .int(campaign)).first(where: { $0.int("position") == request.currency }) else {
            return .empty
        }
        let column: (name: String, words: HTML)
        switch (request.option("grade"), request.option("disclosed")) {
        case ("", ""): column = ("total", "confirmed and probable, together the total")
        case ("", "yes"): column = ("disclosed", "confirmed and probable, disclosed")
        case ("", "no"): column = ("undisclosed", "confirmed and probable, not disclosed")
        case ("confirmed", ""): column = ("confirmed", "confirmed")
        case ("probable", ""): column = ("probable", "probable")
        case ("possible", ""): column = ("possible", "possible, in no total")
        default: return .empty
        }
        return """
            <p class="big">\(Parts.money(total.text(column.name), request.currencyCode))</p><p class="sub">\(column.words). \
            Each line was converted and rounded by itself; the lines add up to the figure.</p>

            """
    }

    private static func filters(_ request: PageRequest, _ path: String, _ byDay: Bool) -> HTML {
        func address(_ changes: [String: String]) -> String {
            var query = request.query.filter { ["currency", "grade", "disclosed", "sort"].contains($0.key) }
            query.merge(changes) { _, new in new }
            return Link.query(path, query)
        }
        let grade = request.option("grade")
        let disclosed = request.option("disclosed")
        return "<div class=\"filters\">"
            + Parts.choices(
                "Grade",
                [("all that counts", address(["grade": ""]), grade.isEmpty)]
                    + Parts.grades.map { ("\($0)", address(["grade": $0]), grade == $0) })
            + Parts.choices(
                "Disclosure",
                [
                    ("all", address(["disclosed": ""]), disclosed.isEmpty),
                    ("disclosed", address(["disclosed": "yes"]), disclosed == "yes"),
                    ("not disclosed", address(["disclosed": "no"]), disclosed == "no"),
                ])
            + Parts.choices(
                "Currency",
                request.edition.configuration.reporting.currencies.map { ("\($0)", address(["currency": $0]), $0 == request.currencyCode) })
            + Parts.choices(
                "Order", [("by amount", address(["sort": ""]), !byDay), ("by date", address(["sort": "date"]), byDay)])
            + "</div>\n"
    }

    private static func table(_ rows: ArraySlice<PageRow>, _ request: PageRequest) -> HTML {
        guard !rows.isEmpty else { return "<p>No payment is in this list.</p>" }
        let code = request.currencyCode
        let minor = request.edition.minorUnits(of: code)
        return Table(
            caption: "Payments, in \(code) and as paid",
            columns: [
                .text("Payment"), .text("From"), .text("To"), .number(code), .number("As paid"), .text("Grade"), .text("Disclosed"),
            ],
            rows: rows.map { row in
                let item = PaymentItem(row)
                return Table.Row([
                    item.dayLink, item.from, item.to, Parts.amount(ExactDecimal.plain(Int128(-row.int("size")), scale: minor)), item.money,
                    Parts.grade(Parts.grades[min(2, row.int("rank"))]), row.int("disclosed") == 1 ? "yes" : "no",
                ])
            }
        ).html
    }
}
