/// What `:86:` says of an entry, in the three ways in which banks write it: numbered subfields (`166?00SEPA?20…?32NAME`), words between
/// slashes (`/NAME/…/REMI/…`), or free text.
struct MT940Explanation {
    private var subfields: [(code: String, text: String)] = []
    private var words: [(code: String, text: String)] = []
    private var free = ""

    init(_ lines: [String]) {
        let joined = lines.joined()
        if let separator = Self.separator(joined) {
            subfields = Self.numbered(joined, separator)
        } else if Self.startsWithWord(joined) {
            words = Self.slashed(joined)
        } else {
            free = lines.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// Completes `entry`: who the other side is, its account, and what the payment was for. Where nobody is named, what the bank calls the
    /// entry stands for the other side, so that a fee is an entry too.
    func fill(_ entry: inout StatementEntry, supplement: String) {
        entry.counterparty = name
        entry.counterpartyAccount = account
        let extra = supplement.trimmed
        entry.reference = [purpose, purpose.contains(extra) ? "" : extra].filter { !$0.isEmpty }.joined(separator: " ")
        if entry.endToEndID.isEmpty, let own = words.first(where: { $0.code == "EREF" })?.text, own != "NOTPROVIDED" {
            entry.endToEndID = own
        }
        if entry.counterparty.isEmpty, entry.counterpartyAccount.isEmpty {
            let title = text(of: ["00"])
            entry.counterparty = [title, entry.reference, entry.type].first { !$0.isEmpty } ?? ""
        }
    }

    private var name: String {
        if !subfields.isEmpty { return text(of: ["32", "33"]) }
        if let name = words.first(where: { $0.code == "NAME" })?.text { return name }
        // `/CNTP/account/bank/name/place/`
        guard let parts = words.first(where: { $0.code == "CNTP" })?.text.split(separator: "/", omittingEmptySubsequences: false),
            parts.count >= 3
        else { return "" }
        return String(parts[2]).trimmed
    }

    private var account: String {
        if !subfields.isEmpty { return text(of: ["31"]).filter { $0 != " " } }
        if let account = words.first(where: { $0.code == "IBAN" || $0.code == "ACCW" })?.text {
            return String(account.prefix { $0 != "," && $0 != "/" }).filter { $0 != " " }
        }
        return words.first { $0.code == "CNTP" }.map { String($0.text.prefix { $0 != "/" }).trimmed } ?? ""
    }

    private var purpose: String {
        if !subfields.isEmpty {
            let said = text(of: (20...29).map(String.init) + (60...63).map(String.init))
            return said.isEmpty ? text(of: ["00"]) : said
        }
        if words.isEmpty { return free }
        var said = words.filter { $0.code == "REMI" }.map(\.text).joined(separator: " ")
        for prefix in ["USTD//", "STRD/"] where said.hasPrefix(prefix) { said.removeFirst(prefix.count) }
        return
            (said.isEmpty ? words.filter { !["NAME", "IBAN", "BIC", "TRTP"].contains($0.code) }.map(\.text).joined(separator: " ") : said)
            .trimmed
    }

    /// The subfields of these codes: one that is full, 27 characters, goes on in the next without a blank.
    private func text(of codes: [String]) -> String {
        var text = ""
        var isFull = true
        for subfield in subfields where codes.contains(subfield.code) {
            text += (isFull || text.isEmpty || text.hasSuffix(" ") || subfield.text.hasPrefix(" ") ? "" : " ") + subfield.text
            isFull = subfield.text.count >= 27
        }
        return text.trimmed
    }

    /// The character before the numbers of the subfields: it follows a code of three digits, or starts the text.
    private static func separator(_ text: String) -> Character? {
        let start = text.prefix(3).allSatisfy { $0.isASCII && $0.isNumber } ? text.dropFirst(3) : text[...]
        guard let mark = start.first, mark.isASCII, !mark.isLetter, !mark.isNumber, !"/ .,-:".contains(mark),
            start.dropFirst().prefix(2).count == 2, start.dropFirst().prefix(2).allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        return mark
    }

    private static func numbered(_ text: String, _ separator: Character) -> [(code: String, text: String)] {
        var fields: [(code: String, text: String)] = []
        for piece in text.split(separator: separator, omittingEmptySubsequences: false).dropFirst() {
            let code = piece.prefix(2)
            if code.count == 2, code.allSatisfy({ $0.isASCII && $0.isNumber }) {
                fields.append((String(code), String(piece.dropFirst(2))))
            } else if !fields.isEmpty {
                // The separator was part of the text.
                fields[fields.count - 1].text += String(separator) + piece
            }
        }
        return fields
    }

    private static let known: Set<String> = [
        "TRTP", "NAME", "IBAN", "BIC", "REMI", "EREF", "CNTP", "ORDP", "BENM", "TRCD", "MARF", "CSID", "KREF", "ISDT", "RTRN", "ACCW",
        "PREF",
        "ULTD", "ULTC", "PURP", "OCMT", "CHGS", "SVCL",
    ]

    private static func startsWithWord(_ text: String) -> Bool {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0].isEmpty && known.contains(String(parts[1]))
    }

    private static func slashed(_ text: String) -> [(code: String, text: String)] {
        var fields: [(code: String, text: String)] = []
        for piece in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            if known.contains(String(piece)) {
                fields.append((String(piece), ""))
            } else if !fields.isEmpty {
                fields[fields.count - 1].text += (fields[fields.count - 1].text.isEmpty ? "" : "/") + piece
            }
        }
        return fields.map { field in
            var text = field.text.trimmed
            while text.hasSuffix("/") { text.removeLast() }
            return (field.code, text)
        }
    }
}
