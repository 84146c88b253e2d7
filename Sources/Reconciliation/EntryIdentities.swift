internal import PipelineModel

/// A number for every entry that is its own: its identity, except where several entries share one.
///
/// Lines of one transaction and equal records without an id share an identity. The first of them, by content, keeps it; each other gets
/// one derived from its content and its count, so that neither the order of arrival nor a new drop moves it.
enum EntryIdentities {
    private static let partSize = 65_536

    /// - Parameter differ: Whether it is known that no two entries share an identity.
    static func of(_ entries: [Entry], differ: Bool = false, workers: Workers) -> [UInt64] {
        var identities = workers.list(entries.count, partSize: partSize) { range, output in
            for index in range { output.append(entries[index].identity.rawValue) }
        }
        if differ { return identities }
        let shared = RepeatedNumbers.items(entries.count, workers: workers) { [identities] in identities[$0] }
        let group = shared.joined().map { Int($0.place) }.sorted { left, right in
            let (a, b) = (entries[left], entries[right])
            return (a.identity.rawValue, a.content.rawValue, a.day.number, a.place.drop, a.place.offset)
                < (b.identity.rawValue, b.content.rawValue, b.day.number, b.place.drop, b.place.offset)
        }
        var count: UInt64 = 0
        for (previous, index) in zip(group, group.dropFirst()) {
            let (before, entry) = (entries[previous], entries[index])
            guard before.identity == entry.identity else {
                count = 0
                continue
            }
            count = before.content == entry.content ? count + 1 : 0
            identities[index] = entry.identity.combined(with: entry.content).combined(with: Fingerprint(rawValue: count)).rawValue
        }
        return identities
    }
}
