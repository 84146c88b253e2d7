internal import PipelineModel

/// The distinct folded names of a run. Names that differ only in case, diacritics, punctuation, word order, titles or the spelling of a legal form
/// are one fold.
///
/// Folds are numbered by their fingerprint, so the numbers do not depend on the order of arrival.
struct FoldTable: Sendable {
    private(set) var names: [ParsedName] = []
    private(set) var prints: [UInt64] = []
    private(set) var parser = NameParser()
    /// The fold of each name by the name's ``TextID``; -1 for texts that are no name.
    private var folds: [Int32] = []

    var table: TokenTable { parser.table }
    var count: Int { names.count }

    /// Parses every name once; `names` may repeat.
    init(names ids: [TextID], texts: TextTable) {
        folds = Array(repeating: -1, count: texts.count)
        var known: [UInt64: Int32] = [:]
        known.reserveCapacity(ids.count)
        for id in ids where !id.isEmpty && folds[Int(id.rawValue)] < 0 {
            let parsed = texts.withBytes(of: id) { parser.parse($0) }
            guard !parsed.isEmpty else { continue }
            let print = Self.fingerprint(of: parsed, table: parser.table)
            if let fold = known[print] {
                folds[Int(id.rawValue)] = fold
                merge(parsed, into: Int(fold))
            } else {
                let fold = Int32(names.count)
                known[print] = fold
                folds[Int(id.rawValue)] = fold
                names.append(parsed)
                prints.append(print)
            }
        }
        renumber()
    }

    func fold(of name: TextID) -> Int? {
        guard Int(name.rawValue) < folds.count else { return nil }
        let fold = folds[Int(name.rawValue)]
        return fold < 0 ? nil : Int(fold)
    }

    /// By binary search, since folds are numbered by their fingerprints.
    func fold(withPrint print: UInt64) -> Int? {
        var low = 0
        var high = prints.count
        while low < high {
            let middle = (low + high) / 2
            if prints[middle] < print { low = middle + 1 } else { high = middle }
        }
        return low < prints.count && prints[low] == print ? low : nil
    }

    /// Of the words whatever their order, and of the legal form.
    static func fingerprint(of name: ParsedName, table: TokenTable) -> UInt64 {
        var prints = name.tokens.map { table.prints[Int($0)].rawValue }
        prints.sort()
        var result = Fingerprint(rawValue: UInt64(name.forms.subtracting(.vague).rawValue))
        for print in prints { result = result.combined(with: Fingerprint(rawValue: print)) }
        return result.rawValue
    }

    /// Keeps, of two spellings of one fold, the words in the order that sorts first, so that arrival does not matter.
    private mutating func merge(_ other: ParsedName, into fold: Int) {
        names[fold].cutLength = max(names[fold].cutLength, other.cutLength)
        names[fold].forms.formUnion(other.forms)
        let mine = names[fold].tokens.map { parser.table.prints[Int($0)].rawValue }
        let its = other.tokens.map { parser.table.prints[Int($0)].rawValue }
        if its.lexicographicallyPrecedes(mine) { names[fold].tokens = other.tokens }
    }

    private mutating func renumber() {
        let order = prints.indices.sorted { prints[$0] < prints[$1] }
        var rank = [Int32](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { rank[old] = Int32(new) }
        names = order.map { names[$0] }
        prints = order.map { prints[$0] }
        for index in folds.indices where folds[index] >= 0 { folds[index] = rank[Int(folds[index])] }
    }
}
