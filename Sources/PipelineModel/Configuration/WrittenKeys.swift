/// The keys of a source as `pipeline.json` has them, or of a profile as its data file has them.
public struct WrittenKeys: Sendable {
    let node: ConfigurationNode

    init(_ node: ConfigurationNode) { self.node = node }

    /// What is written, as one text, whatever the order of the keys; which files are meant is left out.
    public var canonical: String {
        guard case .object(var members) = node.value else { return node.value.canonical }
        members["id"] = nil
        members["path"] = nil
        return JSONValue.object(members).canonical
    }

    /// The keys of `self` laid over those of `base`: a list or a single value takes the place of the one below, an object is laid over it
    /// key by key; `exclude` rules are laid over by the column they look at, and an empty list takes all rules away.
    func over(_ base: JSONValue) -> ConfigurationNode {
        var merged = node
        merged.value = base.overlaid(by: node.value)
        guard case .object(var members) = merged.value, case .object(let below) = base, case .object(let above) = node.value,
            case .array(let ours)? = above["exclude"], !ours.isEmpty, case .array(let theirs)? = below["exclude"]
        else { return merged }
        let columns = Set(ours.map { $0.member("column")?.canonical })
        members["exclude"] = .array(theirs.filter { !columns.contains($0.member("column")?.canonical) } + ours)
        merged.value = .object(members)
        return merged
    }
}

extension JSONValue {
    func member(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// Members of objects are laid over one another two levels deep; selectors, lists and single values are replaced.
    func overlaid(by other: JSONValue, depth: Int = 2) -> JSONValue {
        guard depth > 0, case .object(let below) = self, case .object(let above) = other else { return other }
        return .object(below.merging(above) { $0.overlaid(by: $1, depth: depth - 1) })
    }

    var canonical: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): "\(number)"
        case .string(let text): "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        case .array(let elements): "[" + elements.map(\.canonical).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { JSONValue.string($0.key).canonical + ":" + $0.value.canonical }.joined(
                    separator: ",") + "}"
        }
    }
}
