internal import Synchronization

/// Drawings and counts that take longer than a page may, made once per edition.
final class EditionCache: Sendable {
    private let made = Mutex<[String: HTML]>([:])

    /// Keeps what `make` makes; two who ask at once may both make it.
    func html(_ key: String, _ make: () throws -> HTML) rethrows -> HTML {
        if let known = made.withLock({ $0[key] }) { return known }
        let result = try make()
        made.withLock { $0[key] = result }
        return result
    }
}
