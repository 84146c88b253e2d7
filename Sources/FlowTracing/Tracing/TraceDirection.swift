/// Whether a party's money is followed back or on.
public enum TraceDirection: String, Sendable, CaseIterable {
    /// Where the money that reached the party came from.
    case to
    /// Where the money that the party paid went.
    case from
}
