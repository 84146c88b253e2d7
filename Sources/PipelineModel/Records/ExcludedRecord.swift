/// A ledger record that a rule keeps out and that has a transaction id: it may say of a payment that came before that it was not executed.
public struct ExcludedRecord: Sendable {
    /// What tells whether it is another record's transaction, and whether it is the same record.
    public struct Key: Hashable, Sendable {
        /// Of the source and the transaction id, as an entry has it.
        public var identity: Fingerprint
        public var content: Fingerprint

        public init(identity: Fingerprint, content: Fingerprint) {
            self.identity = identity
            self.content = content
        }
    }

    public var place: Place
    public var key: Key

    public init(place: Place, key: Key) {
        self.place = place
        self.key = key
    }
}
