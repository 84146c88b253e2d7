internal import Synchronization

/// Hands a large value to another thread, so that nobody else holds on to it.
public final class Handover<Value: Sendable>: Sendable {
    private let value: Mutex<Value?>

    public init(_ value: Value) { self.value = Mutex(value) }

    /// The value; it is no longer here then.
    ///
    /// - Throws: ``Problem`` of kind `internalError` where it was taken already.
    public func take() throws -> Value {
        let taken = value.withLock { value in
            defer { value = nil }
            return value
        }
        guard let taken else { throw Problem(.internalError, "a value was handed over twice", remedy: "report this") }
        return taken
    }
}
