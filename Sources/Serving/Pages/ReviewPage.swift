import LedgerStore
import PipelineModel
import PipelineRunner

/// The links that nobody has decided, those first where most money hangs on most doubt, and the verdicts that there are.
enum ReviewPage: PageMaker {
    private static let size = 10

    static func page(_ request: PageRequest) throws -> Page? {
        let after = request.after([-1])[0]
        let all = try request.reader.rows(.queue, .int(after), .int(size + 1))
        let rows = all.prefix(size)
        let next = all.count > size ? rows.last.map { Link.query("/review", ["after": String($0.int("position"))]) } : nil
        let count = try request.cache.html("queue-count") {
            Parts.counted(try request.reader.row(.queueCount)?.int("count") ?? 0, "link")
        }
        return Page(
            "Review", in: .review,
            """
            <h1>Review</h1>
            <p class="lead">\(count) that nobody had decided when the run was made, those first where most money hangs on \
            most doubt. A verdict is one line of <code>\(request.library.decisionsName ?? "decisions.csv")</code>; the next \
            <code>payola run</code> honours it, and deleting the line takes it back.</p>
            \(PaymentPage.said(request))
            \(unnamed(request))
            \(rows.isEmpty ? "<p>Nothing waits.</p>" : HTML.empty)
            \(rows.map { item($0, request) })
            \(Parts.more(next))
            \(verdicts(request))
            """)
    }

    private static func unnamed(_ request: PageRequest) -> HTML {
        guard request.library.decisionsName == nil else { return .empty }
        return """
            <p class="problem">The configuration names no decisions file, so that no verdict can be kept: add \
            <code>"decisions": "decisions.csv"</code> to it.</p>

            """
    }

    private static func item(_ row: PageRow, _ request: PageRequest) -> HTML {
        let item = PaymentItem(row)
        let campaign = row.text("campaign_id")
        let evidence = EvidenceText.pieces(row.text("evidence")).map { piece -> HTML in
            "<li title=\"\(piece.detail)\">\(piece.kind) <b>\(Waterfall.bits(piece.weight))</b></li>"
        }
        let reporting: HTML =
            row.isNull("size")
            ? "no rate"
            : Parts.money(ExactDecimal.plain(Int128(-row.int("size")), scale: row.int("reporting_minor")), row.text("reporting"))
        return """
            <article class="waiting"><div><h2><a href="\(Link.payment(item.id))">\(item.money), <span class="day">\(item.day.iso)</span></a></h2>
            <p>\(item.from) → \(item.to)</p>
            <p>For <a href="\(Link.campaign(campaign))">\(Parts.name(row.text("campaign_name")))</a>: \(Parts.grade(row.text("grade"))) \
            \(Probability.text(row.number("probability"))), \(reporting)</p>
            <ul class="pieces" aria-label="Evidence, in bits">\(evidence)</ul></div>
            \(VerdictForm.links(request, "\(item.id)/\(campaign)", "Did it go to this campaign?", from: "queue"))</article>

            """
    }

    private static func verdicts(_ request: PageRequest) -> HTML {
        let decisions = request.library.decisions.suffix(50).reversed()
        guard !decisions.isEmpty else { return .empty }
        return Table(
            caption: "Verdicts in \(request.library.decisionsName ?? ""), the last first",
            columns: [.text("Verdict"), .text("About"), .text("By"), .text("At"), .text("Because")],
            rows: decisions.map { decision in
                let about: HTML =
                    decision.verdict == .accept || decision.verdict == .reject
                    ? "<a href=\"\(Link.payment(String(decision.subject.prefix { $0 != "/" })))\"><bdi>\(decision.subject)</bdi></a> \(decision.object)"
                    : "<a href=\"\(Link.party(decision.subject))\"><bdi>\(decision.subject)</bdi></a> <a href=\"\(Link.party(decision.object))\"><bdi>\(decision.object)</bdi></a>"
                return Table.Row([
                    "\(decision.verdict.rawValue)", about, "\(decision.by)", "\(decision.at)", "<bdi>\(decision.because)</bdi>",
                ])
            }
        ).html
    }
}
