import PipelineModel
import Resolution
import Testing

struct NameComparatorTests {
    @Test(
        "names of one party are the same",
        arguments: [
            ("Mihăiță Vernescu", "Mihai Vernescu"), ("Ştefăniţă Pușcașu", "STEFANITA PUSCASU"), ("I. Vernescu", "Ion Vernescu"),
            ("Вернеску Ион", "Ion Vernescu"), ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"), ("ბარაკ ობამა", "Barack Obama"),
            ("Verdanta Consulting S.R.L.", "SC VERDANTA CONSULTING SRL"), ("Müller & Söhne GmbH", "Muller und Sohne GmbH"),
            ("Asociația Pentru Viitorul Comunității X", "ASOCIATIA PENTRU VIITORUL COMUNITAT"), ("O'Neil Verna", "ONeil Verna"),
            ("Dl. ing. Vernescu Dragoș", "Dragos Vernescu"), ("Łukasz Wójcik", "Lukasz Wojcik"),
        ])
    func same(_ left: String, _ right: String) {
        var comparator = NameComparator()
        let verdict = comparator.compare(left, right)
        #expect(verdict.same, "\(verdict)")
    }

    @Test(
        "names of different parties are not the same",
        arguments: [
            ("Agency 12 SRL", "Agency 13 SRL"), ("Dragoș Vernescu", "Smaranda Vernescu"), ("Deutsche Bank AG", "Volkswagen AG"),
            ("Boom Media SRL", "Zoom Media SA"), ("", "Dragoș"), ("!!!", "???"),
        ])
    func different(_ left: String, _ right: String) {
        var comparator = NameComparator()
        let verdict = comparator.compare(left, right)
        #expect(!verdict.same, "\(verdict)")
    }

    @Test("the answer is the sum of its pieces, the same both ways round, and never certain")
    func addsUp() {
        var comparator = NameComparator()
        let names = ["Dragoș Dinulescu", "Dinulescu D.", "Dragos Dinulecsu PFA", "Boom Media SRL", "Maria Ion", "Ion Maria Vernescu"]
        for left in names {
            for right in names {
                let verdict = comparator.compare(left, right)
                #expect(abs(verdict.probability - comparator.compare(right, left).probability) < 1e-9, "\(left) | \(right)")
                #expect(verdict.probability < 1 && verdict.probability > 0)
            }
        }
    }

    @Test("hostile names cost little and crash nothing")
    func hostile() {
        var comparator = NameComparator()
        let names = [
            String(repeating: "a", count: 100_000), String(repeating: "a b ", count: 20_000), "\u{0}\u{FFFD}\u{202E}", "٣٤٥", "👩‍👩‍👧", "…",
            "1/0",
            String(repeating: "é\u{301}", count: 5_000), "ﷺ", "＜script＞",
        ]
        for left in names {
            for right in names { _ = comparator.compare(left, right) }
        }
    }
}
