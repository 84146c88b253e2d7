import LedgerStore
import PipelineModel

/// A flag: what was seen, with which parameters, on what evidence.
enum FlagPage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let number = request.number("flag"), let row = try request.reader.row(.flag, .int(number)) else { return nil }
        let drops = Dictionary(
            try request.reader.rows(.drops).map { ($0.text("name"), $0.int("number")) }, uniquingKeysWith: { first, _ in first })
        let pieces = row.text("evidence").split(separator: " ").map(String.init)
        let evidence = try pieces.prefix(200).map { piece -> HTML in "<li>\(try self.piece(piece, drops, request))</li>\n" }
        return Page(
            row.text("flag"), in: .flags,
            """
            <p class="kicker"><span class="severity \(row.text("severity"))">\(row.text("severity"))</span> flag</p>
            <h1>\(row.text("flag")): \(FlagsPage.subject(row))</h1>
            <p class="lead"><bdi>\(Parts.clipped(row.text("detail"), to: 2000))</bdi></p>
            \(Parts.facts([
                ("Amount", row.text("amount").isEmpty ? nil : Parts.money(row.text("amount"), row.text("currency"))),
                ("Campaign", row.text("campaign").isEmpty ? nil : "<a href=\"\(Link.campaign(row.text("campaign")))\">\(row.text("campaign"))</a>"),
                ("Parameters in force", row.text("parameters").isEmpty ? nil : "<code>\(row.text("parameters"))</code>"),
            ]))
            <section><h2>What it stands on</h2>
            <ul class="plain">\(evidence)</ul>
            \(pieces.count > 200 ? Parts.note("and \(pieces.count - 200) more; flags.csv has them all") : HTML.empty)</section>
            <p class="note">An indicator, never a verdict.</p>
            """)
    }

    /// A payment, a post, or a line of a file.
    private static func piece(_ text: String, _ drops: [String: Int], _ request: PageRequest) throws -> HTML {
        if let number = PageIndex.number(ofPayment: text), let row = try request.reader.row(.payment, .int(number)) {
            let item = PaymentItem(row)
            return "\(item.dayLink) \(item.money) \(item.from) → \(item.to)"
        }
        if let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) {
            let name = String(text[..<colon]).replacing("%20", with: " ").replacing("%25", with: "%")
            if let drop = drops[name] { return "<a href=\"\(Link.source(drop, line))\"><bdi>\(name):\(line)</bdi></a>" }
        }
        if let colon = text.firstIndex(of: ":") {
            let (platform, id) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
            if try request.reader.row(.post, .text(platform), .text(id)) != nil {
                return "post <a href=\"\(Link.post(platform, id))\"><bdi>\(text)</bdi></a>"
            }
        }
        return "<bdi>\(Parts.clipped(text, to: 300))</bdi>"
    }
}
