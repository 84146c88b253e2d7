internal import Foundation

/// A JSON document as a tree, for reading `pipeline.json` strictly.
indirect enum JSONValue: Decodable, Sendable {
    case null
    case bool(Bool)
    case number(Decimal)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Decimal.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Reads a document in which every key stands once in its object.
    ///
    /// - Throws: ``Problem`` of kind `configuration` with the path of a key that stands twice; a decoding error where it is no JSON.
    init(data: Data, file: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: data)
        if let repeated = RepeatedKey(in: data) {
            throw Problem(
                .configuration, file: file, line: repeated.line, field: repeated.path,
                "stands twice in its object, and only one of them would count",
                remedy: "put both into one, or take one out")
        }
    }

    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
