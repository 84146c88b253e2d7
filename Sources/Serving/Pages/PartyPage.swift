import LedgerStore
import PipelineModel

/// A payer, creator or intermediary: who it is held to be, and what it paid and got.
enum PartyPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        let id = request.parameter("party")
        guard let party = try request.reader.row(.party, .text(id)) else { return try former(request, id) }
        let number = party.int("number")
        let list = request.option("list")
        if !list.isEmpty { return try listPage(request, party, list) }
        let keys = try request.reader.rows(.keys, .int(number))
        let kind = party.text("kind") == "unknown" ? [] : [party.text("kind")]
        let roles = kind + (party.int("creator") == 1 ? ["creator"] : [])
        return Page(
            party.text("name"), in: .overview,
            """
            <p class="kicker">\(roles.isEmpty ? "party" : roles.joined(separator: ", ")) <code>\(id)</code></p>
            <h1>\(Parts.name(party.text("name")))</h1>
            \(PaymentPage.said(request))
            \(identity(keys, try request.reader.rows(.formerIDs, .int(number))))
            \(try dealings(request, number))
            \(try payments(request, party, "paid", .paidBy))
            \(try payments(request, party, "received", .receivedBy))
            \(try posts(request, number, id))
            \(try flags(request, id, keys))
            \(try mentions(request, number))
            \(try records(request, number))
            \(VerdictForm.parties(request, id))
            """)
    }

    private static func former(_ request: PageRequest, _ id: String) throws -> Page? {
        if let row = try request.reader.row(.former, .text(id)), !row.isNull("party") {
            let now = row.text("party")
            return Page(
                "\(id) is now \(now)", in: .overview,
                "<h1>\(id) is now <a href=\"\(Link.party(now))\">\(now)</a></h1><p>New evidence joined parties; the old name leads to the joint one.</p>"
            )
        }
        let bearing = try request.reader.rows(.partiesBearing, .text(id))
        guard !bearing.isEmpty else { return nil }
        let items = bearing.map { row -> HTML in "<li>\(Parts.party(row.text("id"), row.text("name")))</li>" }
        return Page(id, in: .search, "<h1>\(Parts.name(id))</h1><ul>\(items)</ul>")
    }

    private static func identity(_ keys: [PageRow], _ former: [PageRow]) -> HTML {
        func list(_ kind: String) -> HTML? {
            let texts = keys.filter { $0.text("kind") == kind }.map { $0.text("text") }
            guard !texts.isEmpty else { return nil }
            let shown = texts.prefix(20).map { text -> HTML in "<li><bdi>\(Parts.clipped(text, to: 160))</bdi></li>" }
            return "<ul class=\"plain\">\(Array(shown))\(texts.count > 20 ? "<li>and \(texts.count - 20) more</li>" : HTML.empty)</ul>"
        }
        let ids = former.map { $0.text("id") }
        return Parts.facts([
            ("Names", list("name")), ("Accounts", list("account")), ("Handles", list("handle")),
            ("Known before as", ids.isEmpty ? nil : "<code>\(ids.joined(separator: " "))</code>"),
        ])
    }

    private static func dealings(_ request: PageRequest, _ number: Int) throws -> HTML {
        let rows = try request.reader.rows(.dealings, .int(number), .int(request.currency))
        guard !rows.isEmpty else { return "<p>It stands in no campaign's total.</p>\n" }
        return Table(
            caption: "In campaigns, \(request.currencyCode)",
            columns: [
                .text("Campaign"), .text("Role"), .number("Total"), .number("Confirmed"), .number("Probable"), .number("Possible"),
                .number("Payments"), .text("From"), .text("To"),
            ],
            rows: rows.map { row in
                let role = row.text("role") == "creator" ? "got" : row.int("intermediary") == 1 ? "paid on" : "paid"
                return Table.Row([
                    "<a href=\"\(Link.campaign(row.text("campaign_id")))\">\(Parts.name(row.text("campaign_name")))</a>", "\(role)",
                    "<b>\(Parts.amount(row.text("total")))</b>", Parts.amount(row.text("confirmed")), Parts.amount(row.text("probable")),
                    Parts.amount(row.text("possible")), "\(row.int("payments"))", "\(row.text("first"))", "\(row.text("last"))",
                ])
            }
        ).html
    }

    // MARK: Payments

    private static func payments(_ request: PageRequest, _ party: PageRow, _ list: String, _ query: PageQuery) throws -> HTML {
        let count = party.int(list)
        guard count > 0 else { return .empty }
        let rows = try request.reader.rows(query, .int(party.int("number")), .int(-1), .int(-1), .int(16))
        let all = Link.query(Link.party(party.text("id")), ["list": list])
        return "<section><h2>\(list == "paid" ? "Paid" : "Received"): \(Parts.counted(count, "payment"))</h2>\n"
            + table(rows.prefix(15), list) + Parts.more(rows.count > 15 ? all : nil, "All \(count)") + "</section>\n"
    }

    private static func listPage(_ request: PageRequest, _ party: PageRow, _ list: String) throws -> Page? {
        guard list == "paid" || list == "received" else { return nil }
        let id = party.text("id")
        let after = request.after([-1, -1])
        let all = try request.reader.rows(
            list == "paid" ? .paidBy : .receivedBy, .int(party.int("number")), .int(after[0]), .int(after[1]),
            .int(PageRequest.pageSize + 1))
        let (rows, next) = request.cut(all, Link.party(id), ["list"]) { [$0.int("linked"), $0.int("number")] }
        return Page(
            "Payments \(list == "paid" ? "by" : "to") \(party.text("name"))", in: .overview,
            """
            <p class="kicker">\(Parts.party(id, party.text("name")))</p>
            <h1>\(list == "paid" ? "Paid" : "Received")</h1>
            \(table(rows, list))
            \(Parts.more(next))
            """)
    }

    private static func table(_ rows: ArraySlice<PageRow>, _ list: String) -> HTML {
        Table(
            caption: "Those linked to a creator or a campaign first, then by date",
            columns: [.text("Payment"), .text(list == "paid" ? "To" : "From"), .number("Amount"), .text("Linked")],
            rows: rows.map { row in
                let item = PaymentItem(row)
                return Table.Row([item.dayLink, list == "paid" ? item.to : item.from, item.money, item.isLinked ? "yes" : "no"])
            }
        ).html
    }

    // MARK: What else is known

    private static func posts(_ request: PageRequest, _ number: Int, _ id: String) throws -> HTML {
        let after = request.after([-1])[0]
        let all = try request.reader.rows(.postsOf, .int(number), .int(after), .int(PageRequest.pageSize + 1))
        guard !all.isEmpty else { return .empty }
        let (rows, next) = request.cut(all, Link.party(id), []) { [$0.int("number")] }
        return "<section><h2>Posts</h2>\n\(PostPage.table(rows))\(Parts.more(next, "More posts"))</section>\n"
    }

    private static func flags(_ request: PageRequest, _ id: String, _ keys: [PageRow]) throws -> HTML {
        let subjects = [id] + keys.filter { $0.text("kind") != "name" }.prefix(10).map { $0.text("text") }
        let rows = try subjects.flatMap { try request.reader.rows(.flagsAbout, .text($0), .int(-1), .int(-1), .int(21)) }
        guard !rows.isEmpty else { return .empty }
        return "<section><h2>Flags</h2>\n\(FlagsPage.table(rows.prefix(20)))</section>\n"
    }

    private static func mentions(_ request: PageRequest, _ number: Int) throws -> HTML {
        let rows = try request.reader.rows(.mentions, .int(number))
        guard !rows.isEmpty else { return .empty }
        let items = try rows.prefix(30).map { row -> HTML in
            let parts = ["name", "account", "handle"].map { row.text($0) }.filter { !$0.isEmpty }
            let title = parts.isEmpty ? "(nobody named)" : parts.joined(separator: ", ")
            let candidates = try row.text("candidates").split(separator: " ").compactMap { candidate -> HTML? in
                let sides = candidate.split(separator: ":")
                guard sides.count == 2, let other = Int(sides[0]), let party = try request.reader.row(.partyNumbered, .int(other)) else {
                    return nil
                }
                return "<li>or \(Parts.party(party.text("id"), party.text("name"))): \(sides[1])</li>"
            }
            return """
                <details><summary><bdi>\(Parts.clipped(title, to: 200))</bdi>: \(Probability.text(row.number("probability")))</summary>
                \(Waterfall(row.text("evidence"), to: row.number("probability"), caption: "Why it means this party", closing: "bound").html)
                \(candidates.isEmpty ? HTML.empty : "<ul class=\"plain\">\(candidates)</ul>")</details>

                """
        }
        let more: HTML = rows.count > 30 ? Parts.note("and \(rows.count - 30) more") : .empty
        return "<section><h2>How ledgers name it</h2>\n\(Array(items))\(more)</section>\n"
    }

    private static func records(_ request: PageRequest, _ number: Int) throws -> HTML {
        let rows = try request.reader.rows(.records, .int(number)).filter { $0.text("kind") != "content" }
        guard !rows.isEmpty else { return .empty }
        let shown = rows.prefix(10).map { RecordView.html($0.place, request, remark: "<span class=\"tag\">\($0.text("kind"))</span>") }
        return "<section><h2>In account lists and disclosures</h2>\n\(Array(shown))</section>\n"
    }
}
