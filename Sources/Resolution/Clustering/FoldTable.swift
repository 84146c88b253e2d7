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

    /// So many names are parsed at a time.
    private static let partSize = 8_192

    /// Parses every name once; `names` may repeat. Parts of them are parsed with tables of words of their own; put together in the order of the
    /// parts, they give every word the number that one pass would have given it.
    init(names ids: [TextID], texts: TextTable, workers: Workers = Workers(1)) {
        folds = Array(repeating: -1, count: texts.count)
        var isTaken = [Bool](repeating: false, count: texts.count)
        let distinct = ids.filter { id in
            defer { isTaken[Int(id.rawValue)] = true }
            return !id.isEmpty && !isTaken[Int(id.rawValue)]
        }
        let ranges = Workers.parts(of: distinct.indices, size: Self.partSize)
        let parts = workers.map(ranges.count) { ParsedPart(distinct[ranges[$0]], texts: texts) }
        var known: [UInt64: Int32] = [:]
        known.reserveCapacity(distinct.count)
        for (range, part) in zip(ranges, parts) { add(part, distinct[range], &known) }
        renumber()
    }

    /// Some names as words of a table of their own.
    private struct ParsedPart: Sendable {
        var names: [ParsedName] = []
        var prints: [UInt64] = []
        var table: TokenTable

        init(_ ids: ArraySlice<TextID>, texts: TextTable) {
            var parser = NameParser()
            names.reserveCapacity(ids.count)
            prints.reserveCapacity(ids.count)
            for id in ids {
                let name = texts.withBytes(of: id) { parser.parse($0) }
                names.append(name)
                prints.append(FoldTable.fingerprint(of: name, table: parser.table))
            }
            table = parser.table
        }
    }

    private mutating func add(_ part: ParsedPart, _ ids: ArraySlice<TextID>, _ known: inout [UInt64: Int32]) {
        let numbers = parser.adopt(part.table)
        for (id, (name, print)) in zip(ids, zip(part.names, part.prints)) where !name.isEmpty {
            var parsed = name
            for index in parsed.tokens.indices { parsed.tokens[index] = numbers[Int(parsed.tokens[index])] }
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
    }

    func fold(of name: TextID) -> Int? {
        guard Int(name.rawValue) < folds.count else { return nil }
        let fold = folds[Int(name.rawValue)]
        return fold < 0 ? nil : Int(fold)
    }

    /// By binary search, since folds are numbered by their fingerprints.
    func fold(withPrint print: UInt64) -> Int? {
        let fold = prints.indices.partitioningIndex { prints[$0] >= print }
        return fold < prints.count && prints[fold] == print ? fold : nil
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
        var sorted = prints.enumerated().map { (print: $1, old: UInt32($0)) }
        // No two folds share a print.
        sorted.sort { $0.print < $1.print }
        let order = sorted.map { Int($0.old) }
        var rank = [Int32](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { rank[old] = Int32(new) }
        names = order.map { names[$0] }
        prints = order.map { prints[$0] }
        for index in folds.indices where folds[index] >= 0 { folds[index] = rank[Int(folds[index])] }
    }
}
