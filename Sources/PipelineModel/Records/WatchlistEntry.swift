/// Someone on a list that the user gives: sanctions, persons in office, wanted.
public struct WatchlistEntry: Hashable, Sendable {
    /// Where the list says so.
    public var place: Place
    /// The list's own id.
    public var id: String
    public var name: String
    public var aliases: [String]
    /// What the list holds it for, in the list's words (`sanction`, `role.pep`).
    public var topics: [String]
    /// The list's name or file.
    public var source: String

    public init(
        place: Place = Place(drop: 0, line: 0, offset: 0, length: 0), id: String, name: String, aliases: [String] = [],
        topics: [String] = [], source: String = ""
    ) {
        self.place = place
        self.id = id
        self.name = name
        self.aliases = aliases
        self.topics = topics
        self.source = source
    }
}
