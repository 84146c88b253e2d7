/// A question to the page index. The catalogue is in `Queries`; every one is answered from an index or a small table.
public struct PageQuery: Sendable {
    let sql: String

    init(_ sql: String) { self.sql = sql }

    /// What a question is asked with.
    public enum Argument: Sendable {
        case int(Int)
        case text(String)
    }
}
