import LedgerStore
import PipelineModel

/// Pieces of markup that many pages share.
enum Parts {
    /// A text of the material: kept apart from what stands around it, whatever direction it is written in.
    static func name(_ text: String) -> HTML { text.isEmpty ? "<i>unnamed</i>" : "<bdi>\(clipped(text, to: 160))</bdi>" }

    static func party(_ id: String, _ name: String) -> HTML { "<a href=\"\(Link.party(id))\">\(Parts.name(name))</a>" }

    /// An amount as the CSV files have it, its thousands set apart for the eye alone.
    static func amount(_ plain: String) -> HTML {
        let isNegative = plain.hasPrefix("-")
        let unsigned = isNegative ? plain.dropFirst() : plain[...]
        let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.count > 3, whole.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return "\(plain)" }
        var markup: HTML = isNegative ? "-" : ""
        var rest = whole
        var head = rest.count % 3 == 0 ? 3 : rest.count % 3
        while rest.count > 3 {
            markup += "<span class=\"k\">\(rest.prefix(head))</span>"
            rest = rest.dropFirst(head)
            head = 3
        }
        markup += "\(rest)"
        if parts.count > 1 { markup += ".\(parts[1])" }
        return markup
    }

    static func money(_ plain: String, _ code: String) -> HTML {
        plain.isEmpty ? "–" : "<span class=\"money\">\(amount(plain)) <span class=\"cur\">\(code)</span></span>"
    }

    static func grade(_ grade: String) -> HTML { "<span class=\"grade \(grade)\">\(grade)</span>" }

    static let grades = ["confirmed", "probable", "possible"]

    /// `1 payment`, `2 payments`; thousands set apart.
    static func counted(_ number: Int, _ word: String, _ plural: String? = nil) -> HTML {
        "\(amount(String(number))) \(number == 1 ? word : plural ?? word + "s")"
    }

    /// A text of at most `length` characters, so that one hostile cell cannot fill the page.
    static func clipped(_ text: String, to length: Int) -> String {
        guard text.utf8.count > length, text.unicodeScalars.count > length else { return text }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.prefix(length))
        return String(view) + "…"
    }

    /// A line of tabs or filters: the current one is told apart and is no link.
    static func choices(_ label: String, _ items: [(title: HTML, address: String, isCurrent: Bool)]) -> HTML {
        guard items.count > 1 else { return .empty }
        let links = items.map { item -> HTML in
            item.isCurrent
                ? "<li><a aria-current=\"true\" href=\"\(item.address)\">\(item.title)</a></li>"
                : "<li><a href=\"\(item.address)\">\(item.title)</a></li>"
        }
        return "<nav class=\"choices\" aria-label=\"\(label)\"><ul>\(links)</ul></nav>\n"
    }

    /// The link to the next part of a long list.
    static func more(_ address: String?, _ text: String = "Next") -> HTML {
        address.map { "<p class=\"more\"><a rel=\"next\" href=\"\($0)\">\(text)</a></p>\n" } ?? .empty
    }

    static func note(_ text: HTML) -> HTML { "<p class=\"note\">\(text)</p>\n" }

    /// Definitions side by side; those without a value are left out.
    static func facts(_ facts: [(String, HTML?)]) -> HTML {
        let items = facts.compactMap { fact -> HTML? in fact.1.map { "<div><dt>\(fact.0)</dt><dd>\($0)</dd></div>" } }
        return "<dl class=\"facts\">\(items)</dl>\n"
    }
}
