import LedgerStore
import PipelineModel

/// A line of an account list, a disclosure, a declaration or a post, as it was delivered.
enum SourcePage: PageMaker {
    static func page(_ request: PageRequest) throws -> Page? {
        guard let drop = request.number("drop"), let line = request.number("line"),
            let row = try request.reader.row(.record, .int(drop), .int(line)),
            let name = try request.reader.row(.drop, .int(drop))?.text("name")
        else { return nil }
        let party = row.isNull("party") ? nil : try request.reader.row(.partyNumbered, .int(row.int("party")))
        return Page(
            "\(name):\(line)", in: .drops,
            """
            <p class="kicker">\(row.text("kind"))</p>
            <h1>Line \(line) of <a href="\(Link.drop(drop))"><bdi>\(name)</bdi></a></h1>
            \(party.map { party -> HTML in "<p class=\"lead\">It is about \(Parts.party(party.text("id"), party.text("name"))).</p>" })
            <h2>The record</h2>
            \(RecordView.html(row.place, request))
            """)
    }
}
