internal import Foundation
import LedgerStore
import PipelineModel

/// Every file that was taken in, and what became of its records.
enum DropsPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        let rows = try request.reader.rows(.drops)
        return Page(
            "Drops", in: .drops,
            """
            <h1>Drops</h1>
            <p class="lead">The files as they were delivered, in the order in which they count. Nothing is lost: records = entries + repeats + excluded \
            + rejected + blank.</p>
            \(Table(
                caption: "Files",
                columns: [
                    .text("File"), .text("Source"), .number("Records"), .number("Entries"), .number("Repeats"), .number("Excluded"),
                    .number("Rejected"), .number("Blank"),
                ],
                rows: rows.map { row in
                    let counts = summary(row)?.counts ?? DropSummary.Counts()
                    return Table.Row([
                        "<a href=\"\(Link.drop(row.int("number")))\"><bdi>\(row.text("name"))</bdi></a>", "\(row.text("source"))",
                        Parts.amount(String(counts.records)), Parts.amount(String(counts.entries)), Parts.amount(String(counts.repeats)),
                        Parts.amount(String(counts.excluded)), Parts.amount(String(counts.rejected)), Parts.amount(String(counts.blank)),
                    ])
                }).html)
            """)
    }

    static func summary(_ row: PageRow) -> DropSummary? {
        try? JSONDecoder().decode(DropSummary.self, from: Data(row.text("summary").utf8))
    }
}
