internal import Foundation
internal import PipelineModel
internal import Resolution
internal import Worlds

/// How right names are compared on pairs and handles that others labelled.
struct NameFigures {
    /// Whether every wrong answer is printed too.
    var listsErrors = false

    private struct Case {
        var pair: LabelledPairs.Pair
        var probability: Double
        /// Whether the pair is of the half that weights were set by: by a hash of the names.
        var isTuned: Bool
    }

    /// `nomenklatura-cases.csv`: F1 of the half that weights were set by and of the other, at 0.5; and with the threshold that is best on one
    /// half, on the other.
    func pairs(_ path: String) throws -> [String] {
        var comparator = NameComparator()
        let cases = try LabelledPairs(path: path).pairs.map { pair in
            Case(
                pair: pair, probability: comparator.compare(pair.left, pair.right).probability,
                isTuned: Fingerprint.of(pair.left + "|" + pair.right).rawValue >> 33 & 1 == 0)
        }
        let tuned = cases.filter(\.isTuned)
        let other = cases.filter { !$0.isTuned }
        func line(_ title: String, _ cases: [Case], _ threshold: Double) -> String {
            title.padding(toLength: 56, withPad: " ", startingAt: 0) + figures(counts(cases, threshold))
        }
        let best = stride(from: 0.05, through: 0.95, by: 0.05).max { counts(tuned, $0).f1 < counts(tuned, $1).f1 } ?? 0.5
        return [
            line("labelled pairs, all \(cases.count), from 0.5", cases, 0.5),
            line("  the half that weights were set by, from 0.5", tuned, 0.5),
            line("  the other half, from 0.5", other, 0.5),
            line("  the other half, from \(String(format: "%.2f", best)), which is best on the first", other, best),
            "  a peer (logic-v2) on all: F1 0.790",
        ] + (listsErrors ? errors(tuned) : [])
    }

    /// Of the half that weights were set by alone: the other half is not looked at.
    private func errors(_ cases: [Case]) -> [String] {
        cases.filter { $0.pair.isMatch != ($0.probability >= 0.5) }.sorted { $0.probability > $1.probability }.map { item in
            "  \(item.pair.isMatch ? "missed" : "wrong ") \(Probability.text(item.probability))  \(item.pair.left) | \(item.pair.right)"
        }
    }

    /// `handles_names.csv`: the person behind a handle, by name alone.
    func handles(_ path: String) throws -> [String] {
        let labelled = try LabelledHandles(path: path)
        let comparator = HandleComparator(people: labelled.people)
        var errors: [String] = []
        let counts = labelled.counts { comparator.match($0)?.person }
        if listsErrors {
            for (handle, person) in labelled.handles {
                let found = comparator.match(handle)?.person
                if found != person {
                    errors.append("  \(handle) | \(labelled.people[person][0]) | \(found.map { labelled.people[$0][0] } ?? "nobody")")
                }
            }
        }
        let title = "handle to person, \(labelled.handles.count) handles, \(labelled.people.count) people"
        return [
            title.padding(toLength: 56, withPad: " ", startingAt: 0) + figures(counts),
            "  the plain baseline (folded letters, Jaro-Winkler from 0.82, unique top): F1 0.939",
        ] + errors
    }

    private func counts(_ cases: [Case], _ threshold: Double) -> Counts {
        var counts = Counts()
        for item in cases { counts.add(said: item.probability >= threshold, isMatch: item.pair.isMatch) }
        return counts
    }

    private func figures(_ counts: Counts) -> String {
        String(format: "precision %.4f  recall %.4f  F1 %.4f", counts.precision, counts.recall, counts.f1)
    }
}
