import LedgerStore
import PipelineModel
import PipelineRunner

/// The runs that were published, and what each of them moved.
enum RunsPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        let runs = try request.library.runs()
        return Page(
            "Runs", in: .runs,
            """
            <h1>Runs</h1>
            <p class="lead">Every run that was published, the last first. The same files, configuration, rates and verdicts give the same run.</p>
            \(Table(
                caption: "Runs", columns: [.text("Run"), .text("Finished"), .text("Payola"), .number("Records"), .number("Payments")],
                rows: runs.prefix(200).map { run in
                    let manifest = try? RunManifest(json: run.summary)
                    let isShown: HTML = run.id == request.edition.run.id ? " <span class=\"tag\">shown</span>" : .empty
                    return Table.Row([
                        "<a href=\"\(Link.run(run.key))\"><code>\(run.key)</code></a>\(isShown)",
                        "\(run.finished.replacing("T", with: " ").replacing("Z", with: " UTC"))", "\(run.version)",
                        Parts.amount(String(manifest?.records.records ?? 0)), Parts.amount(String(manifest?.payments ?? 0)),
                    ])
                }).html)
            """)
    }
}
