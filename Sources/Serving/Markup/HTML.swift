/// Markup. What stands in a literal is markup; every text put into it is escaped, so that nothing of the material can become markup.
///
/// Attributes are written with double quotes around every value that is put in.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var text: String

    /// Markup that was made elsewhere and is known to be sound: a drawing.
    init(trusted text: String) { self.text = text }

    init(stringLiteral text: String) { self.text = text }

    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate(set) var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + interpolationCount * 16) }

        mutating func appendLiteral(_ literal: String) { text += literal }
        // A literal that is put in is markup, such as one of two in `? :`; hence what takes a text stands back.
        @_disfavoredOverload
        mutating func appendInterpolation(_ text: String) { self.text += MarkupText.escaped(text) }
        @_disfavoredOverload
        mutating func appendInterpolation(_ text: Substring) { self.text += MarkupText.escaped(String(text)) }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ html: HTML) { text += html.text }
        mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
        mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
    }

    static let empty = HTML(trusted: "")

    static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.text + right.text) }
    static func += (left: inout HTML, right: HTML) { left.text += right.text }
}
