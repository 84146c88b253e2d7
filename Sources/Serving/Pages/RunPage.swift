import LedgerStore
import PipelineModel
import PipelineRunner

/// A run: its totals, its seals, and what it moved against the run before it.
enum RunPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let run = try request.library.runs().first(where: { $0.key == request.parameter("run") }) else { return nil }
        let start = max(0, request.after([0])[0])
        let (changes, count) = try request.library.changes(ofRun: run.id, from: start, limit: PageRequest.pageSize)
        let end = start + changes.count
        let next = end < count ? Link.query(Link.run(run.key), ["after": String(end)]) : nil
        return Page(
            "Run \(run.key)", in: .runs,
            """
            <p class="kicker">Run of \(run.finished.replacing("T", with: " ").replacing("Z", with: " UTC"))</p>
            <h1><code>\(run.key)</code></h1>
            \(start == 0 ? totals(run) : HTML.empty)
            <section><h2>What it moved: \(Parts.counted(count, "change"))</h2>
            \(changes.isEmpty ? "<p>Nothing, against the run before it.</p>" : table(changes, request))
            \(Parts.more(next))</section>
            """)
    }

    private static func totals(_ run: StoredRun) -> HTML {
        guard let manifest = try? RunManifest(json: run.summary) else { return .empty }
        let outputs = manifest.outputs.map { output -> HTML in "<div><dt>\(output.name)</dt><dd><code>\(output.sha256)</code></dd></div>" }
        return Table(
            caption: "Totals",
            columns: [
                .text("Campaign"), .text("Currency"), .number("Total"), .number("Confirmed"), .number("Probable"), .number("Possible"),
                .number("Payments"),
            ],
            rows: manifest.totals.map { total in
                Table.Row([
                    "<a href=\"\(Link.campaign(total.campaignID))\">\(Parts.name(total.campaign))</a>", "\(total.currency)",
                    "<b>\(Parts.amount(total.total))</b>", Parts.amount(total.confirmed), Parts.amount(total.probable),
                    Parts.amount(total.possible), "\(total.payments)",
                ])
            }
        ).html + "<details><summary>Outputs and their SHA-256</summary><dl class=\"lines\">\(outputs)</dl></details>\n"
    }

    private static func table(_ changes: [Change], _ request: PageRequest) -> HTML {
        func part(_ amount: Int64?, _ currency: String, _ grade: Grade?) -> HTML {
            guard let amount else { return "–" }
            let plain = ExactDecimal.plain(Int128(amount), scale: request.edition.minorUnits(of: currency))
            return "\(Parts.amount(plain))<small>\(grade?.rawValue ?? "")</small>"
        }
        return Table(
            caption: "Payment by payment: what counted before and after",
            columns: [
                .text("Payment"), .text("Campaign"), .text("Change"), .text("Currency"), .number("Before"), .number("After"),
                .text("Because"),
            ],
            rows: changes.map { change in
                let key = change.key
                return Table.Row([
                    "<a href=\"\(Link.payment(key.payment))\"><code>\(key.payment)</code></a>", "\(key.campaign)",
                    "\(change.kind.rawValue)",
                    "\(key.currency)", part(change.before, key.currency, change.gradeBefore),
                    part(change.after, key.currency, change.gradeAfter),
                    "\(change.because)",
                ])
            }
        ).html
    }
}
