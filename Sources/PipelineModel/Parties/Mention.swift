/// How a record names a party: a name, an account, a handle, or several of them. Resolution works on distinct mentions, not on rows.
public struct Mention: Hashable, Sendable {
    /// The name as written, blanks trimmed.
    public var name: TextID
    /// An IBAN or other account number in canonical form: upper case, no blanks.
    public var account: TextID
    /// `platform:name` in canonical form: lower case, no `@` (`tiktok:dragosdinu`).
    public var handle: TextID

    @inlinable
    public init(name: TextID = .empty, account: TextID = .empty, handle: TextID = .empty) {
        self.name = name
        self.account = account
        self.handle = handle
    }
}
