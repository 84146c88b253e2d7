package import PipelineModel

/// Lists hold a million names that no other record shares, so their texts stand in the block itself.
extension WatchlistEntry: BlockCodable {
    package static let blockKind = "watchlist"

    package static func encode(_ entries: ArraySlice<WatchlistEntry>) -> [UInt8] {
        var block = BlockWriter()
        block.places(entries.map(\.place))
        block.column(entries.map { UInt32(clamping: $0.aliases.count) })
        block.column(entries.map { UInt32(clamping: $0.topics.count) })
        let texts = entries.flatMap { [$0.id, $0.name, $0.source] + $0.aliases + $0.topics }
        block.column(texts.map { UInt32(clamping: $0.utf8.count) })
        for text in texts { Array(text.utf8).withUnsafeBufferPointer { block.raw($0) } }
        return block.bytes
    }

    package static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [WatchlistEntry] {
        var block = BlockReader(bytes)
        let places = try block.places(count: count, drop: drop)
        let aliases = try block.column(UInt32.self, count: count).map(Int.init)
        let topics = try block.column(UInt32.self, count: count).map(Int.init)
        let lengths = try block.column(UInt32.self, count: 3 * count + aliases.reduce(0, +) + topics.reduce(0, +))
        var texts = try lengths.map { try block.withBytes(Int($0)) { String(decoding: $0, as: UTF8.self) } }[...]
        func take(_ count: Int) -> [String] {
            defer { texts = texts.dropFirst(count) }
            return Array(texts.prefix(count))
        }
        return (0..<count).map { i in
            let names = take(3)
            let own = (aliases: take(aliases[i]), topics: take(topics[i]))
            return WatchlistEntry(
                place: places[i], id: names[0], name: names[1], aliases: own.aliases, topics: own.topics, source: names[2])
        }
    }
}
