/// How the values of a column fare under each candidate format: what each reads, and where two candidates disagree.
///
/// Memory does not grow with the column. Tallies of parts of a column add up to the tally of the whole.
struct CandidateTally: Sendable {
    let candidates: Int
    private(set) var total = 0
    private(set) var reads: [Int]
    /// At `i × candidates + j`: how many values `i` reads and `j` does not, and the first of them.
    private var only: [Int]
    private var onlyExample: [String?]
    /// At the same place: a value that both read, to different ends.
    private var differing: [String?]

    enum Decision: Equatable, Sendable {
        /// This candidate reads the column, and others do not or read the same.
        case format(Int)
        /// Both read it, and `example` means something else under each.
        case ambiguous(Int, Int, example: String)
        /// One example is read by the first only, the other by the second only, and neither kind is rare.
        case mixed(Int, Int, example: String, other: String)
    }

    init(candidates: Int) {
        self.candidates = candidates
        reads = Array(repeating: 0, count: candidates)
        only = Array(repeating: 0, count: candidates * candidates)
        onlyExample = Array(repeating: nil, count: candidates * candidates)
        differing = onlyExample
    }

    /// Counts one value: `readings[i]` is what candidate `i` makes of it.
    mutating func add<Value: Equatable>(_ readings: [Value?], example: @autoclosure () -> String) {
        total += 1
        for i in 0..<candidates {
            guard let mine = readings[i] else { continue }
            reads[i] += 1
            for j in 0..<candidates where j != i {
                let place = i * candidates + j
                if let other = readings[j] {
                    if differing[place] == nil, mine != other { differing[place] = example() }
                } else {
                    only[place] += 1
                    if onlyExample[place] == nil { onlyExample[place] = example() }
                }
            }
        }
    }

    mutating func merge(_ other: CandidateTally) {
        guard other.candidates == candidates else { return }
        total += other.total
        for i in reads.indices { reads[i] += other.reads[i] }
        for place in only.indices {
            only[place] += other.only[place]
            onlyExample[place] = onlyExample[place] ?? other.onlyExample[place]
            differing[place] = differing[place] ?? other.differing[place]
        }
    }

    /// Whether one candidate read every value so far and each of the others failed on one.
    ///
    /// The others cannot read the whole column any more; so if this one goes on to read all of it, the column's answer is known from here.
    var isSettled: Bool {
        (0..<candidates).contains { i in
            total > 0 && reads[i] == total && (0..<candidates).allSatisfy { $0 == i || only[i * candidates + $0] > 0 }
        } || candidates == 1
    }

    /// Whether some value tells candidates apart.
    var isTelling: Bool { only.contains { $0 > 0 } || differing.contains { $0 != nil } }

    /// The candidate that beats or equals every other. A candidate beats another where it reads values that the other does not, nine times as
    /// many at least as the other way round.
    var decision: Decision {
        for i in 0..<candidates where (0..<candidates).allSatisfy({ $0 == i || beats(i, $0) || isSame(i, $0) }) { return .format(i) }
        for i in 0..<candidates {
            for j in 0..<candidates where j > i && !beats(i, j) && !beats(j, i) && !isBeaten(i) && !isBeaten(j) {
                if let found = conflict(i, j) { return found }
            }
        }
        for i in 0..<candidates { for j in 0..<candidates where j > i { if let found = conflict(i, j) { return found } } }
        return .format(0)
    }

    private func conflict(_ i: Int, _ j: Int) -> Decision? {
        let place = i * candidates + j
        if let mine = onlyExample[place], let other = onlyExample[j * candidates + i] { return .mixed(i, j, example: mine, other: other) }
        return differing[place].map { .ambiguous(i, j, example: $0) }
    }

    private func beats(_ i: Int, _ j: Int) -> Bool {
        let mine = only[i * candidates + j]
        return mine > 0 && mine >= 9 * only[j * candidates + i]
    }

    private func isBeaten(_ i: Int) -> Bool { (0..<candidates).contains { $0 != i && beats($0, i) } }

    private func isSame(_ i: Int, _ j: Int) -> Bool {
        only[i * candidates + j] == 0 && only[j * candidates + i] == 0 && differing[i * candidates + j] == nil
    }
}
