/// One entity of the FollowTheMoney model (followthemoney.tech), as a line of JSON.
struct FTMEntity {
    let id: String
    let schema: String
    private var properties: [String: [String]] = [:]

    init(id: String, schema: String) {
        self.id = id
        self.schema = schema
    }

    /// Adds a value; an empty one says nothing and is left out, one that is there already is not repeated.
    mutating func add(_ property: String, _ value: String) {
        guard !value.isEmpty, !(properties[property]?.contains(value) ?? false) else { return }
        properties[property, default: []].append(value)
    }

    /// The JSON, with sorted keys and without a line end.
    func json(dataset: String) -> String {
        let members = properties.sorted { $0.key < $1.key }.map { key, values in
            JSONText.quoted(key) + ":[" + values.map(JSONText.quoted).joined(separator: ",") + "]"
        }
        return "{\"datasets\":[\(JSONText.quoted(dataset))],\"id\":\(JSONText.quoted(id)),\"properties\":{\(members.joined(separator: ","))},"
            + "\"schema\":\(JSONText.quoted(schema))}"
    }
}
