import LedgerStore
import PipelineModel

/// The drops that the store knows, as the configuration's sources see them.
struct Shelf {
    typealias DropKey = DropIntake.DropKey

    /// Per source of the configuration, the hash of the settings by which its drops are read.
    let readingKeys: [String: String]
    /// Read by the source's settings of today.
    var known: [DropKey: StoredDrop] = [:]
    /// Every name under which a drop was delivered, however it was read then.
    let names: [DropKey: [String]]
    /// What lies in the sources' folders.
    var delivered: Set<DropKey> = []
    /// Taken of delivered files before they are asked for.
    var hashes = FileHashes.none
    /// The latest reading of drops that other settings read.
    private var stale: [DropKey: StoredDrop] = [:]
    /// Bytes of the drops of each source in the store.
    private let sizes: [String: Set<Int64>]
    /// The number under which the store took a drop in first, however it was read then.
    private let arrivals: [DropKey: Int64]

    init(_ stored: [StoredDrop], _ configuration: PipelineConfiguration) {
        let keys = Dictionary(
            configuration.sources.map { ($0.id, ReadingKey.of($0, units: configuration.units)) }, uniquingKeysWith: { first, _ in first })
        readingKeys = keys
        sizes = Dictionary(grouping: stored, by: \.source).mapValues { Set($0.map(\.size)) }
        var names: [DropKey: Set<String>] = [:]
        for drop in stored { names[DropKey(source: drop.source, sha256: drop.sha256), default: []].formUnion(drop.names) }
        self.names = names.mapValues { $0.sorted() }
        arrivals = Dictionary(stored.map { (DropKey(source: $0.source, sha256: $0.sha256), $0.id) }, uniquingKeysWith: min)
        for drop in stored {
            guard let reading = keys[drop.source] else { continue }
            let key = DropKey(source: drop.source, sha256: drop.sha256)
            var drop = drop
            drop.names = self.names[key] ?? drop.names
            if drop.reading == reading { known[key] = drop } else { stale[key] = drop }
        }
    }

    func knows(source: String) -> Bool {
        known.keys.contains { $0.source == source } || stale.keys.contains { $0.source == source }
    }

    /// Whether a drop of the source with so many bytes may be among those that were delivered before, in this run or another.
    func mayKnow(source: String, size: Int64) -> Bool {
        sizes[source]?.contains(size) ?? false || known.values.contains { $0.source == source && $0.size == size }
    }

    /// Drops that today's settings have not read, in the order of their names.
    var unread: [StoredDrop] {
        stale.filter { known[$0.key] == nil }.values.sorted { ($0.source, $0.name, $0.sha256) < ($1.source, $1.name, $1.sha256) }
    }

    /// All known drops in order of precedence: by source, then by file name with numbers by value. Two drops of one name are a file that was changed
    /// where it lies: they never arrive at once, and the later one is what the file says now.
    func active(_ configuration: PipelineConfiguration) -> [StoredDrop] {
        inPrecedence(Array(known.values), configuration)
    }

    /// As ``active(_:)``, with the latest reading of drops that today's settings have not read.
    func latest(_ configuration: PipelineConfiguration) -> [StoredDrop] {
        inPrecedence(Array(known.values) + unread, configuration)
    }

    private func inPrecedence(_ drops: [StoredDrop], _ configuration: PipelineConfiguration) -> [StoredDrop] {
        let order = Dictionary(configuration.sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return drops.sorted { left, right in
            if left.source != right.source { return (order[left.source] ?? 0) < (order[right.source] ?? 0) }
            if left.name != right.name { return NaturalOrder.precedes(left.name, right.name) }
            let (first, second) = (arrival(of: left), arrival(of: right))
            return first == second ? left.sha256 < right.sha256 : first < second
        }
    }

    /// Drops that this run takes in come after all that the store has.
    private func arrival(of drop: StoredDrop) -> Int64 { arrivals[DropKey(source: drop.source, sha256: drop.sha256)] ?? .max }
}
