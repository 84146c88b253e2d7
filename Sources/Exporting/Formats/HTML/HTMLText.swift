internal import Mustache

/// Escapes what a template prints, scalar by scalar.
///
/// The library's own escaping goes by grapheme clusters, in which a quotation mark with a combining mark behind it is no quotation mark
/// any more, while a browser still reads it as one; hence this content type, which every template of the report names.
struct HTMLText: MustacheContentType {
    func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// For content and for quoted attributes. Control characters are shown by their pictures; line ends are kept.
    static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(XMLText.visible(scalar))
            }
        }
        return result
    }

    /// Names the content type in templates: `{{% CONTENT_TYPE:PAYOLA}}`.
    static let registered: Void = MustacheContentTypes.register(HTMLText(), named: "PAYOLA")
}
