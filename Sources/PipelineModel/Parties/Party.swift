/// Whoever pays or is paid: a cluster of mentions that resolution holds to be one.
public struct Party: Sendable {
    public enum Kind: String, Sendable { case person, company, unknown }

    /// The published id: derived from the party's first key in a fixed order, so that it does not depend on the order of arrival.
    public var id: String
    /// The name to show.
    public var name: String
    public var kind: Kind
    /// Every name, account and handle, sorted by their text.
    public var names: [TextID]
    public var accounts: [TextID]
    public var handles: [TextID]
    /// Whether the party publishes content: it stands in an account list or owns a handle that posted.
    public var isCreator: Bool

    public init(
        id: String, name: String, kind: Kind = .unknown, names: [TextID] = [], accounts: [TextID] = [], handles: [TextID] = [],
        isCreator: Bool = false
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.names = names
        self.accounts = accounts
        self.handles = handles
        self.isCreator = isCreator
    }
}
