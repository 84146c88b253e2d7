internal import PipelineModel

/// What the parts of a keyed step say they gave, to hold against what came out of the shuffle.
struct PartLedger {
    private var tallies: [[PartTally]]
    let label: (Int) -> String

    init(parts: Int, label: @escaping (Int) -> String) {
        tallies = Array(repeating: [], count: parts)
        self.label = label
    }

    /// - Throws: ``TransferDamage`` where there is no such part.
    mutating func add(_ tally: PartTally, ofPart part: Int) throws(TransferDamage) {
        guard tallies.indices.contains(part) else { throw TransferDamage("part \(part) was reported, and there are \(tallies.count)") }
        tallies[part].append(tally)
    }

    /// - Parameter rows: How many rows a part has; nil where that is not known.
    /// - Throws: ``TransferDamage`` that names the part that was lost or came twice, or that has other rows.
    func checkParts(_ rows: (Int) -> Int?) throws(TransferDamage) {
        for (part, own) in tallies.enumerated() {
            guard let tally = own.first else {
                throw TransferDamage("\(label(part)) was not reported: its worker ended early and said that all was well")
            }
            guard own.count == 1 else { throw TransferDamage("\(label(part)) was reported \(own.count) times") }
            if let rows = rows(part), rows != tally.rows {
                throw TransferDamage("\(label(part)) accounts for \(tally.rows) rows, and has \(rows)")
            }
        }
    }

    /// - Parameter merged: What came out of the shuffle.
    /// - Throws: ``TransferDamage`` where it is not the sum of the parts.
    func check(against merged: [PartTally]) throws(TransferDamage) {
        let sent = tallies.lazy.flatMap { $0 }.reduce(PartTally(rows: 0), +)
        let came = merged.reduce(PartTally(rows: 0), +)
        guard came == sent else {
            throw TransferDamage(
                "what was put together does not balance: \(came.rows) rows and \(came.control) came, \(sent.rows) and \(sent.control) were sent"
            )
        }
    }
}
