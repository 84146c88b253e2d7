internal import PipelineModel

/// Which of a run's folds each name from outside is to be compared with: those that share a blocking key, or all of their words.
///
/// Most names from outside are nobody's, and most of a run's names are on no list. So keys of either side pass a filter of the other's before
/// anything is sorted: what nothing fits costs the making of its keys.
struct OutsideBlocks: Sendable {
    /// Of a block with more of the run's folds than this only those with the same words or letters are compared: the key says little.
    static let mostInBlock = 512
    /// Of a block of a word and an initial with more folds than this, full names are not compared with one another.
    static let mostOfInitial = 64
    /// The key of names that are the same words, legal forms left out.
    private static let sameWords: UInt8 = 6
    private static let partSize = 2_048
    private static let textsAtOnce = 65_536

    private struct Entry: Sendable {
        var key: UInt64
        var name: UInt32
        var rule: UInt8
    }

    private struct Block: Sendable {
        var rule: UInt8
        /// Where the run's folds stand in `folds`.
        var folds: Range<Int>
    }

    private var blocks: [Block] = []
    private var folds: [UInt32] = []
    /// Per name from outside its blocks.
    private var blocksOfName = IndexLists(count: 0, items: 0) { _ in nil }
    private let nameHasInitial: [Bool]
    private let foldHasInitial: [Bool]

    /// - Parameter texts: Those that `folds` were made of.
    init(_ outside: OutsideNames, _ folds: FoldTable, texts: TextTable, workers: Workers) {
        let table = outside.table
        func haveInitials(_ names: [ParsedName]) -> [Bool] { names.map { $0.tokens.contains { table.length($0) == 1 } } }
        (nameHasInitial, foldHasInitial) = (haveInitials(outside.names), haveInitials(folds.names))
        let wanted =
            Self.keys(outside.names, outside.table, outside.scorer.wordBits, passing: nil, workers)
            + Self.words(outside.texts, { outside.name(of: $0) }, passing: nil, workers)
        let asked = KeyBits(wanted.lazy.joined().map(\.key))
        let found =
            Self.keys(folds.names, outside.table, outside.scorer.wordBits, passing: asked, workers)
            + Self.words(texts, { folds.fold(of: $0) }, passing: asked, workers)
        let held = KeyBits(found.lazy.joined().map(\.key))
        join(
            Self.sorted(wanted.flatMap { $0.filter { held.mayHold($0.key) } }), Self.sorted(found.flatMap { $0 }),
            count: outside.names.count)
    }

    private static func sorted(_ entries: [Entry]) -> [Entry] {
        entries.sorted { ($0.key, $0.rule, $0.name) < ($1.key, $1.rule, $1.name) }
    }

    /// The blocks of both sides' entries with one key.
    private mutating func join(_ wanted: [Entry], _ found: [Entry], count: Int) {
        var askedIn: [(name: UInt32, block: Int)] = []
        var (left, right) = (0, 0)
        while left < wanted.count, right < found.count {
            let (key, rule) = (wanted[left].key, wanted[left].rule)
            while right < found.count, (found[right].key, found[right].rule) < (key, rule) { right += 1 }
            let first = folds.count
            while right < found.count, found[right].key == key, found[right].rule == rule {
                if folds.count == first || folds[folds.count - 1] != found[right].name { folds.append(found[right].name) }
                right += 1
            }
            let isTelling = rule == Self.sameWords || rule == BlockingKeys.allLetters
            if folds.count - first > (isTelling ? .max : Self.mostInBlock) { folds.removeLast(folds.count - first) }
            while left < wanted.count, wanted[left].key == key, wanted[left].rule == rule {
                if folds.count > first { askedIn.append((wanted[left].name, blocks.count)) }
                left += 1
            }
            if folds.count > first { blocks.append(Block(rule: rule, folds: first..<folds.count)) }
        }
        blocksOfName = IndexLists(count: count) { put in for item in askedIn { put(Int(item.name), Int32(item.block)) } }
    }

    /// The blocking keys of all names.
    private static func keys(
        _ names: [ParsedName], _ table: TokenTable, _ bits: [Float], passing filter: KeyBits?, _ workers: Workers
    ) -> [[Entry]] {
        let parts = Workers.parts(of: names.indices, size: partSize)
        return workers.map(parts.count) { part in
            var entries: [Entry] = []
            var keys: [BlockingKeys.Key] = []
            var letters: [UInt8] = []
            for name in parts[part] {
                keys.removeAll(keepingCapacity: true)
                // As names of account lists are: shorter, longer and abridged ones are looked at too.
                BlockingKeys.append(names[name], isListed: true, table: table, bits: bits, letters: &letters, to: &keys)
                for key in keys where filter?.mayHold(key.hash) ?? true {
                    entries.append(Entry(key: key.hash, name: UInt32(name), rule: key.rule))
                }
            }
            return entries
        }
    }

    /// The keys of the texts' words.
    private static func words(
        _ texts: TextTable, _ name: @Sendable (TextID) -> Int?, passing filter: KeyBits?, _ workers: Workers
    ) -> [[Entry]] {
        let parts = Workers.parts(of: 0..<texts.count, size: textsAtOnce)
        return workers.map(parts.count) { part in
            var entries: [Entry] = []
            var keys = NameKeys()
            for text in parts[part] {
                let id = TextID(rawValue: UInt32(text))
                guard let name = name(id) else { continue }
                let print = texts.withBytes(of: id) { keys.print(of: $0) }
                let key = Fingerprint(rawValue: UInt64(sameWords)).combined(with: Fingerprint(rawValue: print)).rawValue
                if print != 0, filter?.mayHold(key) ?? true { entries.append(Entry(key: key, name: UInt32(name), rule: sameWords)) }
            }
            return entries
        }
    }

    /// A fold to compare a name with.
    struct Candidate {
        var fold: UInt32
        var hasSameWords: Bool
    }

    /// Marks of the folds that were met; a worker has its own.
    struct Marks {
        private var lastMet: [UInt32]
        fileprivate(set) var met: [Candidate] = []

        init(folds: Int) { lastMet = Array(repeating: .max, count: folds) }

        fileprivate mutating func mark(_ folds: ArraySlice<UInt32>, for name: Int, hasSameWords: Bool, isMeant: (UInt32) -> Bool) {
            for fold in folds where lastMet[Int(fold)] != UInt32(name) && isMeant(fold) {
                lastMet[Int(fold)] = UInt32(name)
                met.append(Candidate(fold: fold, hasSameWords: hasSameWords))
            }
        }
    }

    /// The folds that a name is compared with, each once; they stand in the marks until the next call, and no name is asked for twice.
    func meet(_ name: Int, _ marks: inout Marks) {
        marks.met.removeAll(keepingCapacity: true)
        let numbers = blocksOfName[name]
        for hasSameWords in [true, false] {
            for number in numbers where (blocks[Int(number)].rule == Self.sameWords) == hasSameWords {
                let block = blocks[Int(number)]
                // Where many have a word and the initial of another, it says little of those who have the whole word.
                let isAnyMeant = block.rule != BlockingKeys.initials || nameHasInitial[name] || block.folds.count <= Self.mostOfInitial
                marks.mark(folds[block.folds], for: name, hasSameWords: hasSameWords) { isAnyMeant || foldHasInitial[Int($0)] }
            }
        }
    }

    /// The folds that any name is compared with, each once, ascending.
    func allFolds(of count: Int) -> [Int] {
        var isMet = [Bool](repeating: false, count: count)
        for fold in folds { isMet[Int(fold)] = true }
        return isMet.indices.filter { isMet[$0] }
    }

    func isEmpty(_ name: Int) -> Bool { blocksOfName[name].isEmpty }
}
