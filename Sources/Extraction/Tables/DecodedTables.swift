internal import PipelineModel
internal import Synchronization

/// The tables that were decoded last, since a drop is opened more than once: its first rows, its records, a line of it that somebody asks for.
final class DecodedTables: Sendable {
    static let shared = DecodedTables()

    /// A file as it stands, and the settings that decide what of it is decoded.
    struct Key: Hashable {
        var file: FileIdentity
        var sheet: String?
        var encoding: TextEncoding?
    }

    private let kept = Mutex<[(key: Key, table: TableInfo)]>([])
    private static let keptTables = 4

    /// The table of `key`, decoded by `decode` where it is not known.
    func table(_ key: Key, _ decode: () throws(Problem) -> TableInfo) throws(Problem) -> TableInfo {
        if let known = kept.withLock({ $0.first { $0.key == key }?.table }) { return known }
        let table = try decode()
        kept.withLock { list in
            list.append((key, table))
            if list.count > Self.keptTables { list.removeFirst() }
        }
        return table
    }
}
