import LedgerStore
import PipelineModel
import PipelineRunner

/// A file: how it was read, its control totals, and the records that became nothing, with the reason.
enum DropPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let number = request.number("drop"), let row = try request.reader.row(.drop, .int(number)),
            let summary = DropsPage.summary(row)
        else { return nil }
        return Page(
            row.text("name"), in: .drops,
            """
            <p class="kicker">Drop of source \(row.text("source"))</p>
            <h1><bdi>\(row.text("name"))</bdi></h1>
            \(Parts.facts([
                ("SHA-256", "<code>\(row.text("sha256"))</code>"), ("Bytes", Parts.amount(String(row.int("size")))),
                ("Taken in", "\(row.text("arrived").replacing("T", with: " ").replacing("Z", with: " UTC"))"),
                ("Notes", summary.notes.isEmpty ? nil : "\(summary.notes.sorted { $0.key < $1.key }.map { "\($0.key.replacing("_", with: " ")): \($0.value)" }.joined(separator: "; "))"),
            ]))
            \(counts(summary))
            \(settings(summary))
            \(totals(summary))
            \(try unused(request, number, "rejected"))
            \(try unused(request, number, "excluded"))
            """)
    }

    private static func counts(_ summary: DropSummary) -> HTML {
        let counts = summary.counts
        return Table(
            caption: "What became of its records",
            columns: [
                .number("Records"), .number("Entries"), .number("Repeats"), .number("Excluded"), .number("Rejected"), .number("Blank"),
            ],
            rows: [
                Table.Row(
                    [counts.records, counts.entries, counts.repeats, counts.excluded, counts.rejected, counts.blank].map {
                        Parts.amount(String($0))
                    })
            ]
        ).html
    }

    private static func settings(_ summary: DropSummary) -> HTML {
        let all = summary.dialect.sorted { $0.key < $1.key } + summary.formats.sorted { $0.key < $1.key }
        guard !all.isEmpty else { return .empty }
        return Table(
            caption: "How it was read", columns: [.text("Setting"), .text("Value"), .text("From")],
            rows: all.map { Table.Row(["\($0.key)", "<code>\($0.value.value)</code>", "\($0.value.origin)"]) }
        ).html
    }

    private static func totals(_ summary: DropSummary) -> HTML {
        guard !summary.controlTotals.isEmpty else { return .empty }
        let fates = ["read", "entries", "repeats", "excluded", "rejected"]
        return Table(
            caption: "Control totals: the money balances too",
            columns: [.text("Currency")] + fates.map { .number($0.prefix(1).uppercased() + $0.dropFirst()) },
            rows: summary.controlTotals.sorted { $0.key < $1.key }.map { currency, sums in
                Table.Row(["\(currency)"] + fates.map { Parts.amount(sums[$0] ?? "0") })
            }
        ).html
    }

    private static func unused(_ request: PageRequest, _ drop: Int, _ fate: String) throws -> HTML {
        let isAsked = request.option("fate") == fate
        let after = isAsked ? request.after([-1])[0] : -1
        let all = try request.reader.rows(.unused, .int(drop), .text(fate), .int(after), .int(PageRequest.pageSize + 1))
        guard !all.isEmpty else { return .empty }
        let rows = all.prefix(PageRequest.pageSize)
        let next =
            all.count > PageRequest.pageSize
            ? rows.last.map { Link.query(Link.drop(drop), ["fate": fate, "after": String($0.int("number"))]) } : nil
        let isReject = fate == "rejected"
        return Table(
            caption: isReject ? "Rejected" : "Excluded",
            columns: [.number("Line"), .text("Field"), .text("Value"), .text("Why"), .text("Record")],
            rows: rows.map { row in
                let shown = row.text("record").isEmpty ? request.edition.records.show(row.place).text ?? "" : row.text("record")
                return Table.Row([
                    "\(row.int("line"))", "\(row.text("field"))", "<bdi>\(Parts.clipped(row.text("value"), to: 100))</bdi>",
                    "\(row.text("reason").isEmpty ? "by a rule of the configuration" : row.text("reason"))",
                    "<code><bdi>\(Parts.clipped(shown, to: 300))</bdi></code>",
                ])
            }
        ).html + Parts.more(next)
    }
}
