internal import Foundation
internal import PipelineModel
internal import Resolution
internal import Worlds

/// How right names are compared on pairs and handles that others labelled.
struct NameFigures {
    private struct Case {
        var probability: Double
        var isMatch: Bool
        /// Whether the pair is of the half that weights were set by: by a hash of the names.
        var isTuned: Bool
    }

    /// `nomenklatura-cases.csv`: F1 of the half that weights were set by and of the other, at 0.5; and with the threshold that is best on one
    /// half, on the other.
    static func pairs(_ path: String) throws -> [String] {
        var comparator = NameComparator()
        let cases = try Table(path: path).rows.map { row in
            let (left, right) = (row["name1"] ?? "", row["name2"] ?? "")
            return Case(
                probability: comparator.compare(left, right).probability, isMatch: row["is_match"] == "true",
                isTuned: Fingerprint.of(left + "|" + right).rawValue >> 33 & 1 == 0)
        }
        let tuned = cases.filter(\.isTuned)
        let other = cases.filter { !$0.isTuned }
        func line(_ title: String, _ cases: [Case], _ threshold: Double) -> String {
            let counts = counts(cases, threshold)
            return title.padding(toLength: 56, withPad: " ", startingAt: 0) + figures(counts)
        }
        let best = stride(from: 0.05, through: 0.95, by: 0.05).max { counts(tuned, $0).f1 < counts(tuned, $1).f1 } ?? 0.5
        return [
            line("labelled pairs, all \(cases.count), from 0.5", cases, 0.5),
            line("  the half that weights were set by, from 0.5", tuned, 0.5),
            line("  the other half, from 0.5", other, 0.5),
            line("  the other half, from \(String(format: "%.2f", best)), which is best on the first", other, best),
            "  a peer (logic-v2) on all: F1 0.790",
        ]
    }

    /// `handles_names.csv`: the person behind a handle, by name alone.
    static func handles(_ path: String) throws -> [String] {
        let rows = try Table(path: path).rows
        var numbers: [String: Int] = [:]
        var people: [[String]] = []
        for row in rows {
            guard let key = row["bioguide"], numbers[key] == nil else { continue }
            numbers[key] = people.count
            let family = row["last"] ?? ""
            people.append([row["official_full"] ?? "", (row["first"] ?? "") + " " + family, (row["nickname"] ?? "") + " " + family])
        }
        let comparator = HandleComparator(people: people)
        var counts = Counts()
        for row in rows {
            let found = comparator.match(row["handle"] ?? "")?.person
            let isRight = found == numbers[row["bioguide"] ?? ""]
            if isRight { counts.right += 1 } else { counts.missed += 1 }
            if found != nil, !isRight { counts.wrong += 1 }
        }
        return [
            "handle to person, \(rows.count) handles, \(people.count) people".padding(toLength: 56, withPad: " ", startingAt: 0)
                + figures(counts),
            "  the plain baseline (folded letters, Jaro-Winkler from 0.82, unique top): F1 0.939",
        ]
    }

    private static func counts(_ cases: [Case], _ threshold: Double) -> Counts {
        var counts = Counts()
        for item in cases {
            switch (item.isMatch, item.probability >= threshold) {
            case (true, true): counts.right += 1
            case (true, false): counts.missed += 1
            case (false, true): counts.wrong += 1
            case (false, false): break
            }
        }
        return counts
    }

    private static func figures(_ counts: Counts) -> String {
        String(format: "precision %.4f  recall %.4f  F1 %.4f", counts.precision, counts.recall, counts.f1)
    }
}
