/// A record that could not become an entry, with the reason. Nothing is dropped without one.
public struct Reject: Sendable {
    public var place: Place
    /// The field of `pipeline.json` that failed (`amount`), or empty where the row as a whole did.
    public var field: String
    public var value: String
    /// What is wrong and what to do, for a reader who does not know the program.
    public var reason: String
    /// The record's text, decoded as far as it could be.
    public var record: String

    public init(place: Place, field: String, value: String, reason: String, record: String) {
        self.place = place
        self.field = field
        self.value = value
        self.reason = reason
        self.record = record
    }
}
