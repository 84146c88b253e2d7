import PipelineModel
import Resolution
import Testing
import Worlds

/// How well names compare on labelled pairs that others collected.
struct LabelledNamesTests {
    @Test(
        "labelled pairs compare with F1 0.85 or better; the half not tuned on is printed beside",
        .enabled(if: SharedData.has("names/nomenklatura-cases.csv"), "needs names/nomenklatura-cases.csv"))
    func labelledPairs() throws {
        var comparator = NameComparator()
        var halves = [Counts(), Counts()]
        var all = Counts()
        for pair in try LabelledPairs(path: SharedData.path("names/nomenklatura-cases.csv")).pairs {
            let half = Int(Fingerprint.of(pair.left + "|" + pair.right).rawValue >> 33 & 1)
            let said = comparator.compare(pair.left, pair.right).same
            halves[half].add(said: said, isMatch: pair.isMatch)
            all.add(said: said, isMatch: pair.isMatch)
        }
        print("labelled pairs: F1 \(all.f1); tuned half \(halves[0].f1), other half \(halves[1].f1)")
        #expect(all.f1 >= 0.85)
    }

    @Test(
        "all spellings of a Romanian name are the same name",
        .enabled(if: SharedData.has("strings/romanian_names_variants.csv"), "needs strings/romanian_names_variants.csv"))
    func romanianSpellings() throws {
        var comparator = NameComparator()
        for row in try Table(path: SharedData.path("strings/romanian_names_variants.csv")).rows {
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
        let labelled = try LabelledHandles(path: SharedData.path("names/handles_names.csv"))
        let comparator = HandleComparator(people: labelled.people)
        let score = labelled.counts { comparator.match($0)?.person }
        print("handles: \(score.right) right, \(score.wrong) wrong, \(score.missed) missed, F1 \(score.f1)")
        #expect(score.f1 > 0.939)
    }
}
