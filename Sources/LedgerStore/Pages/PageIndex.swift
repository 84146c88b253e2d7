internal import Dispatch
internal import Foundation
internal import GRDB
internal import PipelineModel
internal import Synchronization

/// A file beside the store from which pages are answered quickly: tables and full-text search, derived from one published state.
///
/// It is no evidence: it can be thrown away and built again, and nothing checks it. Once written it never changes; a new state is a new
/// file that takes the old one's name, and who still reads the old one reads on.
public final class PageIndex: Sendable {
    /// The state that it shows.
    public let key: String
    /// What a reader should know before anything else.
    public let notes: [String]
    private let idle: Mutex<[DatabaseQueue]>
    private let free: DispatchSemaphore

    /// Where the index of a store is.
    public static func path(store: String) -> String { store + ".pages" }

    /// - Returns: nil where there is no index, or none of this `key`.
    public convenience init?(store: String, key: String, connections: Int = 4) {
        try? self.init(path: Self.path(store: store), key: key, connections: connections)
    }

    private init(path: String, key: String, connections: Int) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.maximumReaderCount = 1
        let queues = try (0..<connections).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
        let meta = try queues[0].read { db in
            Dictionary(
                try Row.fetchAll(db, sql: "SELECT key, value FROM meta").map { ($0[0] as String, $0[1] as String) },
                uniquingKeysWith: { first, _ in first })
        }
        guard meta["key"] == Self.full(key) else { throw StoreDamage.badSummary }
        self.key = key
        notes = (meta["notes"] ?? "").split(separator: "\n").map(String.init)
        idle = Mutex(queues)
        free = DispatchSemaphore(value: connections)
    }

    /// A payment's id as the index keeps it: its sixteen hexadecimal digits as an integer. Nil where the text is no such id.
    public static func number(ofPayment id: String) -> Int? {
        guard id.utf8.count == 18, id.hasPrefix("p-"),
            id.utf8.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return UInt64(id.dropFirst(2), radix: 16).map { Int(truncatingIfNeeded: $0) }
    }

    /// The id again.
    public static func id(ofPayment number: Int) -> String {
        let digits = String(UInt64(truncatingIfNeeded: number), radix: 16)
        return "p-" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    static func full(_ key: String) -> String { "\(PageIndexSchema.version) \(key)" }

    /// Waits for a free connection.
    /// - Throws: what `body` throws; ``Problem`` of kind `dataRefused` where the index is damaged.
    public func read<Result>(_ body: (PageReader) throws -> Result) throws -> Result {
        free.wait()
        defer { free.signal() }
        let queue = idle.withLock { $0.removeLast() }
        defer { idle.withLock { $0.append(queue) } }
        do {
            return try queue.unsafeRead { try body(PageReader($0)) }
        } catch let error as DatabaseError {
            throw Problem(
                .dataRefused, file: queue.path, "the page index cannot be read (\(error.message ?? error.resultCode.description))",
                remedy: "delete the file and start the server again; it is built anew")
        }
    }
}
