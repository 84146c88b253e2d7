/// What a store's file is against its seal.
public enum SealState: Sendable, Equatable {
    /// Every byte is as the last run left it.
    case whole
    /// Some byte is not.
    case broken(found: String, sealed: String)
    /// The store is older than its seal: another file took its place.
    case older
    /// No seal belongs to this state of the store: a run died before it could seal, or a reader kept it from doing so.
    case unsealed
}
