import PipelineModel
import Resolution
import Testing

/// How well names compare on labelled pairs that others collected.
struct LabelledNamesTests {
    struct Score {
        var right = 0, wrong = 0, missed = 0
        var f1: Double { 2 * Double(right) / Double(max(1, 2 * right + wrong + missed)) }
    }

    @Test(
        "labelled pairs compare with F1 0.85 or better; the half not tuned on is printed beside",
        .enabled(if: SharedData.has("names/nomenklatura-cases.csv"), "needs names/nomenklatura-cases.csv"))
    func labelledPairs() throws {
        var comparator = NameComparator()
        var halves = [Score(), Score()]
        for row in try SharedData.rows("names/nomenklatura-cases.csv") {
            let left = row["name1"] ?? ""
            let right = row["name2"] ?? ""
            let half = Int(Fingerprint.of(left + "|" + right).rawValue >> 33 & 1)
            switch (row["is_match"] == "true", comparator.compare(left, right).same) {
            case (true, true): halves[half].right += 1
            case (true, false): halves[half].missed += 1
            case (false, true): halves[half].wrong += 1
            case (false, false): break
            }
        }
        let all = Score(
            right: halves[0].right + halves[1].right, wrong: halves[0].wrong + halves[1].wrong, missed: halves[0].missed + halves[1].missed)
        print("labelled pairs: F1 \(all.f1); tuned half \(halves[0].f1), other half \(halves[1].f1)")
        #expect(all.f1 >= 0.85)
    }

    @Test(
        "all spellings of a Romanian name are the same name",
        .enabled(if: SharedData.has("strings/romanian_names_variants.csv"), "needs strings/romanian_names_variants.csv"))
    func romanianSpellings() throws {
        var comparator = NameComparator()
        for row in try SharedData.rows("strings/romanian_names_variants.csv") {
            let spellings = ["comma_below_nfc", "cedilla_nfc", "nfd", "ascii_folded", "upper"].compactMap { row[$0] }
            for spelling in spellings {
                #expect(PartyKey.id(forName: spelling) == PartyKey.id(forName: spellings[0]), "\(spelling) against \(spellings[0])")
                #expect(comparator.compare(spelling + " Vernescu", "Vernescu " + spellings[0]).same)
            }
        }
    }

    @Test(
        "handles find their person by name alone, better than Jaro-Winkler's F1 of 0.939",
        .enabled(if: SharedData.has("names/handles_names.csv"), "needs names/handles_names.csv"))
    func handles() throws {
        let rows = try SharedData.rows("names/handles_names.csv")
        var numbers: [String: Int] = [:]
        var people: [[String]] = []
        for row in rows {
            guard let key = row["bioguide"], numbers[key] == nil else { continue }
            numbers[key] = people.count
            let family = row["last"] ?? ""
            people.append([row["official_full"] ?? "", (row["first"] ?? "") + " " + family, (row["nickname"] ?? "") + " " + family])
        }
        let comparator = HandleComparator(people: people)
        var score = Score()
        for row in rows {
            let found = comparator.match(row["handle"] ?? "")?.person
            if found == numbers[row["bioguide"] ?? ""] {
                score.right += 1
            } else {
                score.missed += 1
                if found != nil { score.wrong += 1 }
            }
        }
        print("handles: \(score.right) right, \(score.wrong) wrong, \(score.missed) missed, F1 \(score.f1)")
        #expect(score.f1 > 0.939)
    }
}
