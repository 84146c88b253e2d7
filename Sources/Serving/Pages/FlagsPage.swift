import LedgerStore
import PipelineModel

/// Indicators that someone should look.
enum FlagsPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        let rule = request.option("flag")
        let campaign = request.option("campaign")
        let after = request.after([-1, -1])
        let (weight, number) = (PageQuery.Argument.int(after[0]), PageQuery.Argument.int(after[1]))
        let limit = PageQuery.Argument.int(PageRequest.pageSize + 1)
        let all =
            !rule.isEmpty
            ? try request.reader.rows(.flagsByRule, .text(rule), weight, number, limit)
            : !campaign.isEmpty
                ? try request.reader.rows(.flagsOfCampaign, .text(campaign), weight, number, limit)
                : try request.reader.rows(.flags, weight, number, limit)
        let (rows, next) = request.cut(all, "/flags", ["flag", "campaign"]) { [$0.int("weight"), $0.int("number")] }
        let title: HTML = campaign.isEmpty ? "Flags" : "Flags of \(Parts.name(campaign))"
        return Page(
            "Flags", in: .flags,
            """
            <h1>\(title)</h1>
            <p class="lead">Indicators that someone should look: never verdicts. Each says with which parameters it was raised and on what it stands.</p>
            \(try rules(request, rule))
            \(rows.isEmpty ? "<p>There is no such flag.</p>" : table(rows))
            \(Parts.more(next))
            """)
    }

    private static func rules(_ request: PageRequest, _ current: String) throws -> HTML {
        let counts = try request.cache.html("flag rules \(current)") {
            var sums: [String: Int] = [:]
            for row in try request.reader.rows(.flagCounts) { sums[row.text("flag"), default: 0] += row.int("count") }
            return Parts.choices(
                "Rule",
                [("all", "/flags", current.isEmpty)]
                    + sums.sorted { $0.key < $1.key }.map { rule, count in
                        ("\(rule) <span class=\"count\">\(count)</span>", Link.query("/flags", ["flag": rule]), rule == current)
                    })
        }
        return counts
    }

    static func table(_ rows: ArraySlice<PageRow>) -> HTML {
        Table(
            caption: "The gravest first",
            columns: [.text("Flag"), .text("Severity"), .text("About"), .number("Amount"), .text("What was seen")],
            rows: rows.map { row in
                Table.Row([
                    "<a href=\"\(Link.flag(row.int("number")))\">\(row.text("flag"))</a>",
                    "<span class=\"severity \(row.text("severity"))\">\(row.text("severity"))</span>", subject(row),
                    row.text("amount").isEmpty ? .empty : Parts.money(row.text("amount"), row.text("currency")),
                    "<bdi>\(Parts.clipped(row.text("detail"), to: 300))</bdi>",
                ])
            }
        ).html
    }

    static func subject(_ row: PageRow) -> HTML {
        let id = row.text("subject_id")
        if id.hasPrefix("n-") { return Parts.party(id, row.text("subject")) }
        if id == row.text("campaign") { return "<a href=\"\(Link.campaign(id))\">\(Parts.name(row.text("subject")))</a>" }
        return Parts.name(row.text("subject"))
    }
}
