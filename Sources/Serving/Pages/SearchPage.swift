import LedgerStore
import PipelineModel

/// Names, handles, accounts, references and captions by their words, whatever their case and diacritics.
enum SearchPage: PageMaker {
    private static let first = 10

    static func page(_ request: PageRequest) throws -> Page? {
        let asked = Parts.clipped(request.option("q"), to: 200)
        let kind = request.option("in")
        guard let match = PageQuery.match(asked) else {
            return Page(
                "Search", in: .search,
                """
                <h1>Search</h1>
                <p>By words: names, handles, account numbers, references of payments, captions of posts. Case and diacritics do not matter, and \
                the last word may be only begun. An id (<code>p-…</code>, <code>n-…</code>) leads straight to its page.</p>
                """)
        }
        var found = try direct(request, asked)
        if kind.isEmpty || kind == "parties" { found += try parties(request, match, isAlone: kind == "parties") }
        if kind.isEmpty || kind == "references" { found += try references(request, match, isAlone: kind == "references") }
        if kind.isEmpty || kind == "posts" { found += try posts(request, match, isAlone: kind == "posts") }
        return Page(
            "Search: \(asked)", in: .search,
            """
            <h1>Search: <q><bdi>\(asked)</bdi></q></h1>
            \(found.text.isEmpty ? "<p>Nothing has these words.</p>" : found)
            """)
    }

    /// An id leads straight to its page.
    private static func direct(_ request: PageRequest, _ asked: String) throws -> HTML {
        let id = asked.split(separator: " ").first.map(String.init) ?? ""
        if let number = PageIndex.number(ofPayment: id), try request.reader.row(.payment, .int(number)) != nil {
            return "<p class=\"done\">Payment <a href=\"\(Link.payment(id))\">\(id)</a></p>"
        }
        if let party = try request.reader.row(.party, .text(id)) {
            return "<p class=\"done\">\(Parts.party(id, party.text("name")))</p>"
        }
        if let former = try request.reader.row(.former, .text(id)) {
            return former.isNull("party")
                ? "<p class=\"done\"><a href=\"\(Link.payment(id))\">\(id)</a></p>"
                : "<p class=\"done\"><a href=\"\(Link.party(id))\">\(id)</a></p>"
        }
        return .empty
    }

    private static func list(
        _ request: PageRequest, _ query: PageQuery, _ match: PageQuery.Argument, _ kind: String, isAlone: Bool, key: (PageRow) -> Int
    ) throws -> (rows: ArraySlice<PageRow>, more: HTML) {
        let size = isAlone ? PageRequest.pageSize : first
        let all = try request.reader.rows(query, match, .int(isAlone ? request.after([0])[0] : 0), .int(size + 1))
        let shown = all.prefix(size)
        guard all.count > size, let last = shown.last else { return (shown, .empty) }
        let address = Link.query("/search", ["q": request.option("q"), "in": kind, "after": isAlone ? String(key(last)) : ""])
        return (shown, Parts.more(address, isAlone ? "Next" : "More \(kind)"))
    }

    private static func parties(_ request: PageRequest, _ match: PageQuery.Argument, isAlone: Bool) throws -> HTML {
        let (rows, more) = try list(request, .searchParties, match, "parties", isAlone: isAlone) { $0.int("rank") }
        guard !rows.isEmpty else { return .empty }
        return Table(
            caption: "Parties",
            columns: [.text("Name"), .text("Handles"), .text("Kind"), .number("Payments made"), .number("Payments received")],
            rows: rows.map { row in
                let kind = [row.text("kind") == "unknown" ? "" : row.text("kind"), row.int("creator") == 1 ? "creator" : ""]
                return Table.Row([
                    Parts.party(row.text("id"), row.text("name")), "<bdi>\(Parts.clipped(row.text("handles"), to: 160))</bdi>",
                    "\(kind.filter { !$0.isEmpty }.joined(separator: ", "))", Parts.amount(String(row.int("paid"))),
                    Parts.amount(String(row.int("received"))),
                ])
            }
        ).html + more
    }

    private static func references(_ request: PageRequest, _ match: PageQuery.Argument, isAlone: Bool) throws -> HTML {
        let (rows, more) = try list(request, .searchReferences, match, "references", isAlone: isAlone) { $0.int("text_number") }
        guard !rows.isEmpty else { return .empty }
        return Table(
            caption: "References of payments", columns: [.text("Reference"), .number("Payments")],
            rows: rows.map { row in
                let count = row.int("payments")
                return Table.Row([
                    "<a href=\"/reference/\(row.int("text_number"))\"><bdi>\(Parts.clipped(row.text("text"), to: 200))</bdi></a>",
                    count >= 50 ? "50 or more" : "\(count)",
                ])
            }
        ).html + more
    }

    private static func posts(_ request: PageRequest, _ match: PageQuery.Argument, isAlone: Bool) throws -> HTML {
        let (rows, more) = try list(request, .searchPosts, match, "posts", isAlone: isAlone) { $0.int("number") + 1 }
        guard !rows.isEmpty else { return .empty }
        return "<section><h2>Posts</h2>\(PostPage.table(rows))\(more)</section>"
    }
}
