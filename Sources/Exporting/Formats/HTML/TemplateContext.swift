internal import Mustache

/// Turns the values of a page into what templates look into: a struct's properties by name, an empty text as nothing at all, and for each
/// list `xs` a truth `hasXs`.
enum TemplateContext {
    /// What a template prints as nothing and takes for absent. A missing key would be looked for further out.
    struct Nothing: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    static func of(_ value: Any) -> Any {
        if let text = value as? String { return text.isEmpty ? Nothing() : text }
        if let list = value as? [Any] { return list.map(of) }
        let properties = Mirror(reflecting: value).children
        guard !properties.isEmpty else { return value }
        var members: [String: Any] = [:]
        for property in properties {
            guard let name = property.label else { continue }
            members[name] = of(property.value)
            if let list = property.value as? [Any] { members["has" + name.prefix(1).uppercased() + name.dropFirst()] = !list.isEmpty }
        }
        return members
    }
}
