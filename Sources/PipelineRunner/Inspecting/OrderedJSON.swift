/// A JSON value whose members keep their order, so that a written configuration reads in the order of the manual.
public indirect enum OrderedJSON: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case text(String)
    case list([OrderedJSON])
    case object([(String, OrderedJSON)])

    /// On one line.
    public var compact: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .text(let value): Self.quoted(value)
        case .list(let elements): elements.isEmpty ? "[]" : "[" + elements.map(\.compact).joined(separator: ", ") + "]"
        case .object(let members):
            members.isEmpty ? "{}" : "{ " + members.map { Self.quoted($0.0) + ": " + $0.1.compact }.joined(separator: ", ") + " }"
        }
    }

    /// Over several lines where one would be longer than `width`, each level two spaces further in.
    public func pretty(indent: Int = 0, width: Int = 120) -> String {
        let line = compact
        guard indent + line.count > width else { return line }
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch self {
        case .list(let elements):
            let lines = elements.map { inner + $0.pretty(indent: indent + 2, width: width) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
        case .object(let members):
            let lines = members.map { inner + Self.quoted($0.0) + ": " + $0.1.pretty(indent: indent + 2, width: width) }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
        default: return line
        }
    }

    /// RFC 8259, section 7.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.generalCategory == .format:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
