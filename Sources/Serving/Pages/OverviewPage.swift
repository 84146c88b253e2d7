import LedgerStore
import PipelineModel
import PipelineRunner

/// What was asked about, and what came out: a card per campaign.
enum OverviewPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        let reader = request.reader
        let cards = try reader.rows(.campaigns).map { campaign -> HTML in
            let totals = try reader.rows(.totals, .int(campaign.int("number")))
            return card(campaign, totals)
        }
        let title = request.edition.configuration.investigation
        return Page(
            "Overview", in: .overview,
            """
            <p class="kicker">Who paid for influence</p>
            <h1>\(title.isEmpty ? "Overview" : title)</h1>
            <div class="cards">\(cards)</div>
            \(cards.isEmpty ? "<p>The configuration names no campaign.</p>" : HTML.empty)
            \(try records(request))
            \(try waiting(request))
            """)
    }

    private static func card(_ campaign: PageRow, _ totals: [PageRow]) -> HTML {
        let link = Link.campaign(campaign.text("id"))
        var figures = HTML.empty
        if let first = totals.first {
            figures += """
                <p class="big"><a href="\(link)/payments"><span class="cur">\(first.text("currency"))</span> \(Parts.amount(first.text("total")))</a></p>
                <p class="sub">traced to creators, confirmed and probable</p>
                """
            let others = totals.dropFirst().map { total -> HTML in
                let address = Link.query(link, ["currency": total.text("currency")])
                return "<li><a href=\"\(address)\">\(Parts.money(total.text("total"), total.text("currency")))</a></li>"
            }
            if !others.isEmpty { figures += "<ul class=\"inline\">\(others)</ul>" }
            figures +=
                first.isNull("declared")
                ? "<p class=\"sub\">Nothing was declared in the material.</p>"
                : """
                <p class="sub"><b>\(Parts.money(first.text("declared"), first.text("currency")))</b> declared, \
                gap <b>\(Parts.money(first.text("gap"), first.text("currency")))</b></p>
                """
            figures += """
                <p class="sub">\(Parts.counted(first.int("payments"), "payment")) of \(Parts.counted(first.int("payers"), "payer")) \
                to \(Parts.counted(first.int("creators"), "creator"))</p>
                """
        }
        return """
            <article class="card"><h2><a href="\(link)">\(Parts.name(campaign.text("name")))</a></h2>
            <p class="sub">\(campaign.text("beneficiary").isEmpty ? HTML.empty : "for \(Parts.name(campaign.text("beneficiary"))), ")\
            \(campaign.text("first")) to \(campaign.text("last"))</p>
            \(figures)</article>

            """
    }

    /// What became of every record.
    private static func records(_ request: PageRequest) throws -> HTML {
        guard let manifest = try? RunManifest(json: request.edition.run.summary) else { return .empty }
        let counts = manifest.records
        return """
            <h2>The material</h2>
            <p>\(Parts.counted(counts.records, "record")) in <a href="/drops">\(Parts.counted(manifest.drops.count, "drop"))</a>: \
            \(Parts.counted(counts.entries, "entry", "entries")), \(Parts.counted(counts.repeats, "repeat")), \
            \(Parts.amount(String(counts.excluded))) excluded, \(Parts.amount(String(counts.rejected))) rejected, \
            \(Parts.amount(String(counts.blank))) blank. They witness \(Parts.counted(manifest.payments, "payment")) among \
            \(Parts.counted(manifest.parties, "party", "parties")).</p>

            """
    }

    private static func waiting(_ request: PageRequest) throws -> HTML {
        let queue = try request.cache.html("queue-count") {
            Parts.counted(try request.reader.row(.queueCount)?.int("count") ?? 0, "link")
        }
        let flags = try request.cache.html("flag-count") {
            "\(try request.reader.rows(.flagCounts).reduce(0) { $0 + $1.int("count") })"
        }
        return """
            <h2>Where to look next</h2>
            <ul><li><a href="/review">\(queue) that nobody has reviewed</a>, those first where most money hangs on most doubt</li>
            <li><a href="/flags">\(flags) flags</a>: indicators that someone should look, never verdicts</li>
            <li><a href="/runs">What each run moved</a>, payment by payment</li></ul>

            """
    }
}
