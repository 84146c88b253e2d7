internal import PipelineModel

/// How figures are printed for people.
enum ReportFigures {
    /// `1,234,567.80`; a proper minus sign. Nothing for an empty text, and what is no plain decimal as it is.
    static func amount(_ plain: String) -> String {
        guard let decimal = PlainDecimal(plain) else { return plain }
        let text = decimal.plain
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? "." + parts[1] : ""
        return (text.hasPrefix("-") ? "−" : "") + grouped(parts[0]) + fraction
    }

    static func count(_ number: Int) -> String { grouped(Substring(String(number))) }

    private static func grouped(_ digits: Substring) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }

    /// `1 payment`, `2 payments`.
    static func counted(_ number: Int, _ word: String) -> String { count(number) + " " + word + (number == 1 ? "" : "s") }

    /// A text of at most `length` characters, so that one hostile cell cannot fill the page.
    static func clipped(_ text: String, to length: Int = 160) -> String {
        guard text.utf8.count > length, text.unicodeScalars.count > length else { return text }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.prefix(length))
        return String(view) + "…"
    }
}
