public import PipelineModel

/// Decides which parsed records stand and which repeat or are corrected, over all drops of all sources at once.
///
/// It is a function of the set of drops alone: however they arrived, the same records stand. The rules are the contract's:
/// - same id and same content, in one drop or in several: one entry, the others repeats;
/// - an id that is single in each of its drops, with different contents: a correction, and the drop that ranks last wins;
/// - an id with several contents in one drop: lines of one transaction, each an entry;
/// - an id that a later drop gives on one excluded record alone: a correction too, and no payment is left of it;
/// - no id: the same content stands as often as in the drop that has it most often.
public struct Deduplicator {
    public struct Result: Sendable {
        /// One per record given.
        public var fates: [EntryFate]
        /// For a repeat or a corrected record, the index of the record that stands in its place; its own index otherwise.
        public var standsFor: [UInt32]
        /// The records whose identity was made their own, in their order, with the identity that they had.
        public var renamed: [(record: Int, from: Fingerprint)] = []
        /// The records that a later drop has among those it excludes, with that one's index.
        public var withdrawn: [(record: Int, by: Int)] = []
    }

    /// What several contents under one id in one drop mean.
    public enum SharedID: Sendable {
        /// In a ledger: lines of one transaction, each standing.
        case lines
        /// In a list of posts: the same post told again; the last one stands.
        case versions
    }

    private let precedence: [DropPrecedence]
    private let sharedID: SharedID
    private let workers: Workers

    /// - Parameters:
    ///   - precedence: One per drop, by ``Place/drop``.
    ///   - workers: Look for what is there more than once; the result does not depend on them.
    public init(precedence: [DropPrecedence], sharedID: SharedID = .lines, workers: Workers = Workers(1)) {
        self.precedence = precedence
        self.sharedID = sharedID
        self.workers = workers
    }

    /// - Parameters:
    ///   - entries: All parsed records of all drops. Where several lines share an id, or several equal records have none, each one's `identity` is
    ///     made its own here, so that identities of entries that stand differ.
    ///   - excluded: The records with an id that a rule keeps out.
    public func deduplicate(_ entries: inout [Entry], excluded: [ExcludedRecord] = []) -> Result { settle(&entries, excluded) }

    /// The same for records of a list that is not a ledger.
    public func deduplicate(_ records: inout [PlainRecord]) -> Result { settle(&records) }

    /// For types that are known here, so that no record is copied to ask it something.
    private func settle<Record: Deduplicable & Sendable>(_ entries: inout [Record], _ excluded: [ExcludedRecord] = []) -> Result {
        var result = Result(fates: Array(repeating: .entry, count: entries.count), standsFor: Array(0..<UInt32(entries.count)))
        for group in groups(of: entries, excluded) {
            let own = group.filter { $0 < entries.count }.sorted { isEarlier(entries[$0].place, entries[$1].place) }
            guard !own.isEmpty else { continue }
            if own.count > 1 { settle(own, &entries, &result) }
            if own.count < group.count {
                withdraw(own, of: entries, by: group.filter { $0 >= entries.count }.map { $0 - entries.count }, of: excluded, &result)
            }
        }
        result.renamed.sort { $0.record < $1.record }
        result.withdrawn.sort { $0.record < $1.record }
        return result
    }

    /// The entries that share an identity with another or with an excluded record, as lists of indices, by their first; most entries share theirs
    /// with none and are in no list. The excluded records' indices go on behind the entries'.
    private func groups(of entries: [some Deduplicable & Sendable], _ excluded: [ExcludedRecord]) -> [[Int]] {
        var groups: [[Int]] = []
        let number = { @Sendable (index: Int) -> UInt64? in
            index < entries.count ? entries[index].identity.rawValue : excluded[index - entries.count].key.identity.rawValue
        }
        for bin in RepeatedNumbers.items(entries.count + excluded.count, workers: workers, number: number) {
            var number: UInt64?
            for item in bin {
                if item.number == number { groups[groups.count - 1].append(Int(item.place)) } else { groups.append([Int(item.place)]) }
                number = item.number
            }
        }
        return groups.sorted { $0[0] < $1[0] }
    }

    func isEarlier(_ left: Place, _ right: Place) -> Bool {
        let leftRank = precedence[Int(left.drop)].rank
        let rightRank = precedence[Int(right.drop)].rank
        return (leftRank, left.offset) < (rightRank, right.offset)
    }

    /// Settles one group, given in the order of its drops and of its places in them.
    private func settle(_ group: [Int], _ entries: inout [some Deduplicable], _ result: inout Result) {
        if entries[group[0]].hasTransaction {
            settleLines(group, &entries, &result)
        } else {
            settleCopies(group, &entries, &result)
        }
    }

    private func settleLines(_ group: [Int], _ entries: inout [some Deduplicable], _ result: inout Result) {
        var firstWithContent: [Fingerprint: Int] = [:]
        var contentsByDrop: [UInt32: Set<Fingerprint>] = [:]
        for index in group {
            let entry = entries[index]
            contentsByDrop[entry.place.drop, default: []].insert(entry.content)
            if let first = firstWithContent[entry.content] {
                result.fates[index] = .repeat
                result.standsFor[index] = UInt32(first)
            } else {
                firstWithContent[entry.content] = index
            }
        }
        guard firstWithContent.count > 1 else { return }
        if sharedID == .versions || contentsByDrop.values.allSatisfy({ $0.count == 1 }) {
            guard let last = group.last, let winner = firstWithContent[entries[last].content] else { return }
            for index in group where entries[index].content != entries[winner].content {
                result.fates[index] = .corrected
                result.standsFor[index] = UInt32(winner)
            }
        } else {
            for index in firstWithContent.values {
                rename(index, entries[index].content, &entries, &result)
            }
        }
    }

    private func rename(_ index: Int, _ own: Fingerprint, _ entries: inout [some Deduplicable], _ result: inout Result) {
        result.renamed.append((index, entries[index].identity))
        entries[index].identity = entries[index].identity.combined(with: own)
    }

    private func settleCopies(_ group: [Int], _ entries: inout [some Deduplicable], _ result: inout Result) {
        var standing: [Int] = []
        var seenInDrop = 0
        var drop: UInt32?
        for index in group {
            if entries[index].place.drop != drop {
                drop = entries[index].place.drop
                seenInDrop = 0
            }
            if seenInDrop < standing.count {
                result.fates[index] = .repeat
                result.standsFor[index] = UInt32(standing[seenInDrop])
            } else {
                if !standing.isEmpty { rename(index, Fingerprint(rawValue: UInt64(standing.count)), &entries, &result) }
                standing.append(index)
            }
            seenInDrop += 1
        }
    }
}
