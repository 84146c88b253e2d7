import LedgerStore
import PipelineModel
import PipelineRunner

/// A payment: what it was, why it is held to be that, and every record that it stands on.
enum PaymentPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        let id = request.parameter("payment")
        guard let number = PageIndex.number(ofPayment: id), let row = try request.reader.row(.payment, .int(number)) else {
            return try former(request, id)
        }
        let item = PaymentItem(row)
        let link = try request.reader.row(.link, .int(item.number))
        let shares = try request.reader.rows(.shares, .int(item.number))
        return Page(
            "\(item.plain) \(item.code) on \(item.day.iso)", in: .overview,
            """
            <p class="kicker">Payment <code>\(item.id)</code></p>
            <h1>\(item.money) on <span class="day">\(item.day.iso)</span></h1>
            <p class="lead">from \(item.from) to \(item.to)</p>
            \(said(request))
            \(facts(row, item, link))
            \(try campaigns(request, item, shares))
            \(try records(request, row, item))
            \(creator(link))
            \(merging(row))
            \(conversions(request, row, item))
            """)
    }

    /// An id of an earlier state leads to what it means today.
    private static func former(_ request: PageRequest, _ id: String) throws -> Page? {
        guard let row = try request.reader.row(.former, .text(id)), !row.isNull("payment") else { return nil }
        let now = PageIndex.id(ofPayment: row.int("payment"))
        return Page(
            "\(id) is now \(now)", in: .overview,
            "<h1>\(id) is now <a href=\"\(Link.payment(now))\">\(now)</a></h1><p>New evidence joined payments; the old name leads to the joint one.</p>"
        )
    }

    static func said(_ request: PageRequest) -> HTML {
        guard request.option("written") == "1" else { return .empty }
        return "<p class=\"done\" role=\"status\">The verdict was written. The next <code>payola run</code> honours it.</p>\n"
    }

    private static func facts(_ row: PageRow, _ item: PaymentItem, _ link: PageRow?) -> HTML {
        var references = row.text("more").split(separator: "\u{1E}").map(String.init)
        if references.isEmpty, !row.text("reference_text").isEmpty { references = [row.text("reference_text")] }
        let reference: HTML? =
            references.isEmpty
            ? nil : "\(references.map { text -> HTML in "<q><bdi>\(Parts.clipped(text, to: 500))</bdi></q> " })"
        let creator: HTML? = link.flatMap { link in
            link.isNull("creator") ? nil : Parts.party(link.text("creator_id"), link.text("creator_name"))
        }
        let handle = link?.text("handle") ?? ""
        let executed: HTML? = row.text("executed").isEmpty ? nil : Parts.money(row.text("executed"), row.text("executed_currency"))
        return Parts.facts([
            ("Reference", reference), ("Creator", creator), ("Handle", handle.isEmpty ? nil : "<bdi>\(handle)</bdi>"),
            ("Executed as", executed),
            (
                "Disclosed",
                link.map { $0.int("disclosed") == 1 ? "yes, by a disclosure or a label" : "no disclosure and no label covers it" }
            ),
        ])
    }

    // MARK: Evidence

    private static func campaigns(_ request: PageRequest, _ item: PaymentItem, _ shares: [PageRow]) throws -> HTML {
        guard !shares.isEmpty else {
            return item.isLinked
                ? "<p>It reached a creator, and is linked to no campaign.</p>\n"
                : "<p>It reached no creator and no campaign that this investigation knows.</p>\n"
        }
        var html = HTML.empty
        for share in shares {
            let campaign = share.text("id")
            let probability = Probability.text(share.number("probability"))
            html += """
                <section aria-labelledby="c\(share.int("campaign"))"><h2 id="c\(share.int("campaign"))"><a href="\(Link.campaign(campaign))">\
                \(Parts.name(share.text("name")))</a>: \(Parts.grade(share.text("grade"))) \(probability)</h2>

                """
            if shares.count > 1 {
                html += Parts.note("The payment is shared by \(shares.count) campaigns; this one's weight is \(share.int("weight")).")
            }
            html +=
                Waterfall(
                    share.text("evidence"), to: share.number("probability"), caption: "Why it is held to be for this campaign",
                    closing: "with the other things that the payment may have been, and the bounds that grades have"
                ).html
            html += try posts(request, item, share)
            html += VerdictForm.links(request, "\(item.id)/\(campaign)", "Did it go to this campaign?")
            html += "</section>\n"
        }
        return html
    }

    private static func posts(_ request: PageRequest, _ item: PaymentItem, _ share: PageRow) throws -> HTML {
        let rows = try request.reader.rows(.sharePosts, .int(item.number), .int(share.int("campaign")))
        guard !rows.isEmpty else { return .empty }
        let code = request.edition.configuration.reporting.currencies.first ?? ""
        return Table(
            caption: "Posts that it bought",
            columns: [.text("Post"), .text("Posted"), .number("Allocated, \(code)"), .text("Grade"), .text("Evidence")],
            rows: rows.map { row in
                let evidence = EvidenceText.pieces(row.text("evidence")).map { piece -> HTML in
                    "<li>\(piece.kind) <b>\(Waterfall.bits(piece.weight))</b> <small>\(piece.detail)</small></li>"
                }
                return Table.Row([
                    "<a href=\"\(Link.post(row.text("platform"), row.text("id")))\"><bdi>\(row.text("platform")):\(row.text("id"))</bdi></a><small><bdi>\(row.text("handle"))</bdi></small>",
                    "\(row.text("posted").replacing("T", with: " "))", Parts.amount(row.text("allocated")),
                    "\(Parts.grade(row.text("grade"))) \(Probability.text(row.number("probability")))",
                    "<ul class=\"plain\">\(evidence)</ul>",
                ])
            }
        ).html
    }

    private static func creator(_ link: PageRow?) -> HTML {
        guard let link, !link.isNull("creator") else { return .empty }
        let namesakes = link.text("namesakes").split(separator: " ").count
        return "<section><h2>That the money reached \(Parts.party(link.text("creator_id"), link.text("creator_name")))</h2>\n"
            + Waterfall(
                link.text("evidence"), to: link.number("probability"), caption: "Why this creator",
                closing: "with what the payment itself says of its payee"
            ).html
            + (namesakes > 0 ? Parts.note("\(namesakes) creators fit the name; none is confirmed by it.") : .empty) + "</section>\n"
    }

    // MARK: Amounts and records

    private static func conversions(_ request: PageRequest, _ row: PageRow, _ item: PaymentItem) -> HTML {
        let executed = (amount: ExactDecimal(row.text("executed")) ?? .zero, code: row.text("executed_currency"))
        let lines = request.edition.conversions(item.amount, item.code, executed: executed, on: item.day).map { line -> HTML in
            "<div><dt>\(line.currency)</dt><dd>\(line.text)</dd></div>"
        }
        return "<section><h2>In reporting currencies</h2>\n<dl class=\"lines\">\(lines)</dl></section>\n"
    }

    private static func merging(_ row: PageRow) -> HTML {
        let pieces = EvidenceText.pieces(row.text("evidence"))
        guard !pieces.isEmpty else { return .empty }
        let items = pieces.map { piece -> HTML in
            "<li>\(piece.kind) <b>\(Waterfall.bits(piece.weight))</b>\(piece.detail.isEmpty ? HTML.empty : " \(piece.detail)")</li>"
        }
        let doubt: HTML = row.text("agreement") == "conflicting" ? " They do not agree in everything." : HTML.empty
        return
            "<section><h2>Why its records are one payment</h2><p>Several sources witness it; it counts once.\(doubt)</p><ul class=\"pieces\">\(items)</ul></section>\n"
    }

    private static func records(_ request: PageRequest, _ row: PageRow, _ item: PaymentItem) throws -> HTML {
        var html: HTML = "<section><h2>Records it stands on</h2>\n"
        html += RecordView.html(row.place, request)
        for witness in try request.reader.rows(.witnesses, .int(item.number)) {
            let remark: HTML =
                switch witness.text("fate") {
                case "corrected": "<span class=\"tag\">corrected by the one above</span>"
                case "repeat": "<span class=\"tag\">the same, delivered again</span>"
                default: .empty
                }
            html += RecordView.html(witness.place, request, remark: remark)
        }
        return html + "</section>\n"
    }
}
