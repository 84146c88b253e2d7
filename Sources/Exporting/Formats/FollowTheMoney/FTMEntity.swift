/// One entity of the FollowTheMoney model (followthemoney.tech), as a line of JSON.
struct FTMEntity {
    let id: String
    let schema: String
    private var properties: [String: [String]] = [:]

    init(id: String, schema: String) {
        self.id = id
        self.schema = schema
    }

    /// Adds a value; an empty one says nothing and is left out, one that is there already is not repeated. What is longer than the model
    /// allows is cut, and stands whole in the notes.
    mutating func add(_ property: String, _ value: String) {
        guard !value.isEmpty else { return }
        let limit = Self.limits[property] ?? 1024
        let kept = ReportFigures.clipped(value, to: limit - 1)
        if kept != value, property != "notes", Self.limits["notes"] != limit { add("notes", value) }
        guard !(properties[property]?.contains(kept) ?? false) else { return }
        properties[property, default: []].append(kept)
    }

    /// Adds a name, or `fallback` where the name has nothing that a reader could see: the model wants every thing named.
    mutating func add(name: String, fallback: String) {
        let isVisible = name.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
            default: scalar != "'" && scalar != "\""
            }
        }
        add("name", isVisible ? name : fallback)
        if !isVisible { add("notes", name) }
    }

    /// Characters that a property holds, by the model's types; others hold 1024.
    private static let limits = ["name": 384, "alias": 384, "summary": 65_000, "description": 65_000, "notes": 65_000, "sourceUrl": 4096]

    /// The JSON, with sorted keys and without a line end.
    func json(dataset: String) -> String {
        let members = properties.sorted { $0.key < $1.key }.map { key, values in
            JSONText.quoted(key) + ":[" + values.map(JSONText.quoted).joined(separator: ",") + "]"
        }
        return
            "{\"datasets\":[\(JSONText.quoted(dataset))],\"id\":\(JSONText.quoted(id)),\"properties\":{\(members.joined(separator: ","))},"
            + "\"schema\":\(JSONText.quoted(schema))}"
    }
}
