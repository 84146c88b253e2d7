internal import Foundation

/// A value of `pipeline.json` with its key's path, read strictly: a wrong type or a key that nobody asked for is a ``Problem``.
struct ConfigurationNode {
    var value: JSONValue
    let path: String
    let file: String

    func problem(_ what: String, remedy: String) -> Problem {
        Problem(.configuration, file: file, field: path.isEmpty ? nil : path, what, remedy: remedy)
    }

    private func wrongType(_ wanted: String) -> Problem {
        problem("expected \(wanted), found \(value.typeName)", remedy: "write \(wanted)")
    }

    /// The members of an object. `known` are all keys it may have; any other is refused.
    func members(known: [String]) throws -> [String: ConfigurationNode] {
        let all = try members()
        for key in all.keys.sorted() where !known.contains(key) {
            let near = known.min { key.editDistance(to: $0) < key.editDistance(to: $1) } ?? ""
            let hint = key.editDistance(to: near) <= 3 ? "did you mean “\(near)”?" : "known keys are " + known.joined(separator: ", ")
            throw child(key, .null).problem("unknown key", remedy: hint)
        }
        return all
    }

    func members() throws -> [String: ConfigurationNode] {
        guard case .object(let members) = value else { throw wrongType("an object") }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, child($0.key, $0.value)) })
    }

    private func child(_ key: String, _ value: JSONValue) -> ConfigurationNode {
        ConfigurationNode(value: value, path: path.isEmpty ? key : path + "." + key, file: file)
    }

    func elements() throws -> [ConfigurationNode] {
        guard case .array(let elements) = value else { throw wrongType("a list") }
        return elements.enumerated().map { ConfigurationNode(value: $1, path: "\(path)[\($0)]", file: file) }
    }

    func text() throws -> String {
        guard case .string(let text) = value else { throw wrongType("a text") }
        return text
    }

    func nonEmptyText() throws -> String {
        let text = try text()
        guard !text.isEmpty else { throw problem("is empty", remedy: "give it a value or leave the key out") }
        return text
    }

    func texts() throws -> [String] { try elements().map { try $0.text() } }

    func bool() throws -> Bool {
        guard case .bool(let flag) = value else { throw wrongType("true or false") }
        return flag
    }

    func integer(in range: ClosedRange<Int>) throws -> Int {
        guard case .number(let number) = value, let integer = Int("\(number)") else { throw wrongType("a whole number") }
        guard range.contains(integer) else {
            throw problem("\(integer) is out of range", remedy: "write \(range.lowerBound) to \(range.upperBound)")
        }
        return integer
    }

    /// A ratio or threshold; never money.
    func fraction() throws -> Double {
        guard case .number(let number) = value, let fraction = Double("\(number)") else { throw wrongType("a number") }
        guard (0...1).contains(fraction) else { throw problem("\(number) is out of range", remedy: "write 0 to 1") }
        return fraction
    }

    /// An exact amount, written as a text (`"10000.00"`), or as a whole number.
    func decimal() throws -> ExactDecimal {
        let text: String
        switch value {
        case .string(let written): text = written
        case .number(let number): text = "\(number)"
        default: throw wrongType("an amount in quotes, such as \"10000.00\"")
        }
        guard let decimal = ExactDecimal(text) else { throw problem("“\(text)” is no plain decimal", remedy: "write it like \"10000.00\"") }
        return decimal
    }

    func day() throws -> Day {
        let text = try text()
        guard let day = Day(iso: text) else { throw problem("“\(text)” is no date", remedy: "write it as yyyy-MM-dd, such as 2024-10-01") }
        return day
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) throws -> Choice where Choice.RawValue == String {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            throw problem("“\(text)” is not known", remedy: "write one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }
}

extension String {
    /// Levenshtein distance, for suggestions.
    package func editDistance(to other: String) -> Int {
        let left = Array(unicodeScalars)
        let right = Array(other.unicodeScalars)
        var row = Array(0...right.count)
        for (i, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, candidate) in right.enumerated() {
                let substitution = diagonal + (scalar == candidate ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(substitution, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
