import LedgerStore
import PipelineModel
import PipelineRunner

/// The forms by which a reviewer decides, and what happens when one is sent.
enum VerdictForm {
    /// Accept or reject a link. What was decided already is said first.
    static func links(_ request: PageRequest, _ subject: String, _ question: HTML, from: String = "") -> HTML {
        let known = decided(request, subject)
        return """
            <form class="verdict" method="post" action="/review">\(known ?? .empty)<fieldset><legend>\(question)</legend>
            \(hidden(request, ["subject": subject, "from": from]))<div class="row">\(signature(request, subject))
            <p class="buttons"><button name="verdict" value="accept">Accept</button> <button name="verdict" value="reject">Reject</button></p></div>
            </fieldset></form>

            """
    }

    /// Two parties are one, or two.
    static func parties(_ request: PageRequest, _ id: String) -> HTML {
        let known = request.library.decisions.filter { $0.subject == id || $0.object == id }.map { decision -> HTML in
            "<p class=\"done\">Said: \(decision.verdict.rawValue) \(decision.subject) \(decision.object), by \(decision.by). \(decision.because)</p>\n"
        }
        return """
            <section><h2>The same as another, or not</h2>
            \(known)<form class="verdict" method="post" action="/review"><fieldset><legend>Is it the same as this party?</legend>
            \(hidden(request, ["subject": id]))<p><label for="object">The other party</label> <input id="object" name="object" required maxlength="300" \
            placeholder="n-…, a name, an account or a handle"></p>
            <div class="row">\(signature(request, id))
            <p class="buttons"><button name="verdict" value="same">The same</button> <button name="verdict" value="different">Different</button></p></div>
            <p class="note">The verdict is checked against the whole state first; over millions of rows that takes a minute.</p>
            </fieldset></form></section>

            """
    }

    private static func hidden(_ request: PageRequest, _ fields: [String: String]) -> HTML {
        let all = fields.merging(["token": request.token]) { first, _ in first }.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        return "\(all.map { field -> HTML in "<input type=\"hidden\" name=\"\(field.key)\" value=\"\(field.value)\">\n" })"
    }

    private static func signature(_ request: PageRequest, _ subject: String) -> HTML {
        let mark = subject.utf8.map { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) ? String(Unicode.Scalar(byte)) : "_" + String(byte, radix: 16)
        }.joined()
        return """
            <p class="why"><label for="because-\(mark)">Why</label> <input id="because-\(mark)" name="because" maxlength="1000" autocomplete="off"></p>
            <p class="who"><label for="by-\(mark)">Who decides</label> <input id="by-\(mark)" name="by" value="\(request.reviewer)" maxlength="100"></p>
            """
    }

    /// What the decisions file says of a link or of its whole payment.
    static func decided(_ request: PageRequest, _ subject: String) -> HTML? {
        let payment = String(subject.prefix { $0 != "/" })
        let campaign = String(subject.dropFirst(payment.count + 1))
        let found = request.library.decisions.last {
            $0.subject == subject || ($0.subject == payment && ($0.object.isEmpty || $0.object == campaign))
        }
        return found.map { decision -> HTML in
            """
            <p class="done">\(decision.verdict == .accept ? "Accepted" : "Rejected") by \(decision.by.isEmpty ? "a reviewer" : decision.by), \
            \(decision.at).\(decision.because.isEmpty ? HTML.empty : " “\(decision.because)”")</p>

            """
        }
    }

    // MARK: Taking a verdict

    /// - Returns: The way back to where the form was.
    /// - Throws: ``Problem`` where the verdict is refused; nothing was then written.
    static func take(_ form: [String: String], library: PageLibrary) throws -> HTTPResponse {
        guard let verdict = Decision.Verdict(rawValue: form["verdict"] ?? "") else {
            throw Problem(.usage, field: "verdict", "is none of accept, reject, same, different", remedy: "press one of the buttons")
        }
        func text(_ name: String, _ limit: Int) throws -> String {
            let text = (form[name] ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
            guard text.unicodeScalars.count <= limit else {
                throw Problem(.usage, field: name, "has more than \(limit) characters", remedy: "say it shorter")
            }
            return text
        }
        let subject = try text("subject", 600)
        let isPair = verdict == .same || verdict == .different
        let object = isPair ? try text("object", 300) : ""
        guard !subject.isEmpty, !isPair || !object.isEmpty else {
            throw Problem(.usage, field: isPair ? "object" : "subject", "is empty", remedy: "say whom the verdict is about")
        }
        _ = try library.record(
            Decision(
                verdict: verdict, subject: subject, object: object, by: try text("by", 100), at: Clock.now,
                because: try text("because", 1000)))
        let back =
            form["from"] == "queue" ? "/review" : isPair ? Link.party(subject) : Link.payment(String(subject.prefix { $0 != "/" }))
        return HTTPResponse(status: .seeOther, headers: [("Location", Link.query(back, ["written": "1"]))])
    }
}
