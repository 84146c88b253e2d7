internal import PipelineModel

/// What contents are called: their ids, folded, and their addresses, each by its hash.
final class ContentNames: Sendable {
    /// Contents under a key, ascending: the first is in the table, each leads to the next.
    private struct Lists: Sendable {
        private var ends: KeyTable<(first: Int32, last: Int32)>
        private var next: [Int32]
        /// Eight bits and more a content, set where a key falls: most of what is looked up is no content, and seldom leaves the processor's cache.
        private var sieve: [UInt64]
        /// What is left of a key's mixed bits when it is shifted so far is its bit in the sieve.
        private let shift: Int

        /// - Parameter keys: By content; nil where it has none.
        init(_ keys: some Collection<UInt64?>) {
            ends = KeyTable(minimumCapacity: keys.count)
            next = Array(repeating: -1, count: keys.count)
            var bits = 10
            while 1 << bits < keys.count * 8 { bits += 1 }
            shift = 64 - bits
            sieve = Array(repeating: 0, count: 1 << (bits - 6))
            for (content, key) in keys.enumerated() { if let key { add(Int32(content), key) } }
        }

        /// To be called with contents ascending.
        private mutating func add(_ content: Int32, _ key: UInt64) {
            let bit = bit(of: key)
            sieve[bit >> 6] |= 1 << UInt64(bit & 63)
            let known = ends.keys.count
            let number = ends.number(of: key, adding: (content, content))
            guard number < known else { return }
            next[Int(ends.values[number].last)] = content
            ends.values[number].last = content
        }

        subscript(key: UInt64) -> [Int32] {
            let bit = bit(of: key)
            guard sieve[bit >> 6] >> UInt64(bit & 63) & 1 == 1, let ends = ends[key] else { return [] }
            var contents = [ends.first]
            while let more = contents.last, next[Int(more)] >= 0 { contents.append(next[Int(more)]) }
            return contents
        }

        /// Other bits than those by which the table finds its slots.
        private func bit(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0xD6E8_FEB8_6659_FD93) >> UInt64(shift)) }
    }

    private let byName: Lists
    private let byAddress: Lists

    private static let partSize = 16_384

    init(_ contents: [Content], texts: TextTable, workers: Workers) {
        // Every text is read once, on all cores.
        let ranges = Workers.parts(of: contents.indices, size: Self.partSize)
        let keys = workers.map(ranges.count) { part in
            var reader = FoldedWords()
            var address: [UInt8] = []
            return ranges[part].map { index -> (name: UInt64?, address: UInt64?) in
                let content = contents[index]
                let name = texts.withBytes(of: content.id) { bytes in
                    reader.read(bytes)
                    return reader.hash(of: 0..<reader.bytes.count)
                }
                let known = texts.withBytes(of: content.url) { WebAddress.hash($0, &address) }
                return (content.id.isEmpty ? nil : name, content.url.isEmpty ? nil : known)
            }
        }
        (byName, byAddress) = workers.together(
            { Lists(keys.flatMap { $0.lazy.map(\.name) }) }, { Lists(keys.flatMap { $0.lazy.map(\.address) }) })
    }

    /// The content that `hash`, the hash of a folded id, names.
    func contents(named hash: UInt64) -> [Int32] { byName[hash] }

    /// The content that `hash`, as of ``WebAddress/hash(_:_:)``, leads to.
    func contents(at hash: UInt64) -> [Int32] { byAddress[hash] }

    /// What `text` (an id, `platform:id` or a URL) names.
    func find(_ text: String, _ contents: [Content], _ texts: TextTable) -> [Int32] {
        var reader = FoldedWords()
        let named = byName[FoldedWords.hash(ofWhole: text, with: &reader)]
        if !named.isEmpty { return named }
        if let key = WebAddress.key(text) {
            let found = byAddress[WebAddress.hash(ofKey: key)]
            if !found.isEmpty { return found }
            // The id as the last part of the address.
            let id = key.split(whereSeparator: { $0 == "/" || $0 == "=" }).last.map(String.init) ?? ""
            return byName[FoldedWords.hash(ofWhole: id, with: &reader)]
        }
        guard let colon = text.firstIndex(of: ":") else { return [] }
        let platform = text[..<colon].lowercased()
        return byName[FoldedWords.hash(ofWhole: String(text[text.index(after: colon)...]), with: &reader)]
            .filter { texts[contents[Int($0)].platform].lowercased() == platform }
    }
}
