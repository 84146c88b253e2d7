import PipelineModel
import Testing

@testable import Flagging

struct ContentFlagTests {
    private static let tag = "#caleadreapta"

    @Test(arguments: [
        Case("old, silent, woke inside the window", ["Ana: a.csv:2 tiktok:v1"]) {
            $0.account("Ana", created: -265)
            $0.post(110, "Ana", tag)
        },
        Case("a day too young", []) {
            $0.account("Ana", created: -264)
            $0.post(110, "Ana", tag)
        },
        Case("silent for exactly the gap", ["Ana: a.csv:2 tiktok:v2"]) {
            $0.account("Ana", created: -400)
            $0.post(-70, "Ana")
            $0.post(110, "Ana", tag)
        },
        Case("a day less", []) {
            $0.account("Ana", created: -400)
            $0.post(-69, "Ana")
            $0.post(110, "Ana", tag)
        },
        Case("its warming-up post inside the window is no sign of life before", ["Ana: a.csv:2 tiktok:v2"]) {
            $0.account("Ana", created: -400)
            $0.post(105, "Ana", "salut")
            $0.post(110, "Ana", tag)
        },
        Case("it posted nothing for the campaign", []) {
            $0.account("Ana", created: -400)
            $0.post(110, "Ana", "#altceva")
        },
        Case("a keyword is the campaign's too", ["Ana: a.csv:2 tiktok:v1"]) {
            $0.findings.configuration.campaigns[0].keywords = ["calea cea dreaptă"]
            $0.account("Ana", created: -265)
            $0.post(110, "Ana", "Pe CALEA cea dreapta!")
        },
        Case("after the window", []) {
            $0.account("Ana", created: -400)
            $0.post(201, "Ana", tag)
        },
    ])
    func wokenAccount(_ example: Case) throws { try example.check("woken-account") }

    private static func brief(_ world: inout World, _ names: String, hour: Int = 0, _ end: String = "") {
        for name in names { world.post(110, String(name), "Avem nevoie de un lider potrivit pentru țara noastră \(end)#x", hour: hour) }
    }

    @Test(arguments: [
        Case("four accounts, nearly the same", ["A: tiktok:v1 tiktok:v2 tiktok:v3 tiktok:v4"]) {
            brief(&$0, "ABC")
            $0.post(112, "D", "AVEM NEVOIE de un lider potrivit pentru tara noastra! @x https://x.ro")
        },
        Case("reworded in one place, for one campaign", ["A: tiktok:v1 tiktok:v2 tiktok:v3 tiktok:v4"]) {
            for (name, word) in zip(["A", "B", "C", "D"], ["drept", "bun", "drept", "cinstit"]) {
                $0.post(110, name, "Avem nevoie de un om \(word) care să țină cârma țării \(tag)")
            }
        },
        Case("reworded, for no campaign", []) {
            for (name, word) in zip(["A", "B", "C", "D"], ["drept", "bun", "harnic", "cinstit"]) {
                $0.post(110, name, "Avem nevoie de un om \(word) care să țină cârma țării #altceva")
            }
        },
        Case("an hour too late", []) {
            brief(&$0, "ABC")
            $0.post(112, "D", "Avem nevoie de un lider potrivit pentru țara noastră", hour: 1)
        },
        Case("three accounts", []) { brief(&$0, "ABCA") },
        Case("other words", []) {
            brief(&$0, "ABC")
            $0.post(110, "D", "O rețetă simplă de cozonac pentru toată familia mea")
        },
        Case("too short to tell", []) { for name in ["A", "B", "C", "D"] { $0.post(110, name, "La mulți ani tuturor") } },
    ])
    func lookAlikePosts(_ example: Case) throws { try example.check("look-alike-posts") }

    @Test(arguments: [
        Case("no label", ["Ana: tiktok:v1 y1"]) {
            $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", "salut #adorabil")])
        },
        Case("a whole hashtag", []) { $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", "salut #AD")]) },
        Case("folded", []) { $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", "#ParteneriatPlătit")]) },
        Case("the platform's label", []) {
            $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", label: "Promotional")])
        },
        Case("a label that says no", ["Ana: tiktok:v1 y1"]) {
            $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", label: "False")])
        },
        Case("a disclosure of the post names its label", []) {
            $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", "salut")])
            $0.disclose(110, "Ana", content: "v1", label: "#ad")
        },
        Case("not paid", []) { $0.post(110, "Ana", "salut") },
        Case("possibly paid", []) { $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana")], grade: .possible) },
    ])
    func missingLabel(_ example: Case) throws { try example.check("missing-label") }

    @Test func labelsCanBeChosen() throws {
        var world = World()
        world.pay(110, "A", "Ana", "1", creator: true, posts: [world.post(110, "Ana", "#reclamă")])
        #expect(try world.subjects("missing-label") == [])
        #expect(try world.subjects("missing-label", ["labels": "ad, publicitate"]) == ["Ana: tiktok:v1 y1"])
    }

    @Test(arguments: [
        Case("two people", ["RO1: a.csv:2 a.csv:3"]) {
            $0.account("Ana", bank: "RO1", legalName: "Ana A")
            $0.account("Ion", bank: "RO1")
        },
        Case("names shown, where no legal name is given", ["RO1: a.csv:2 a.csv:3"]) {
            $0.account("Ana", bank: "RO1", shown: "Ana P")
            $0.account("Ion", bank: "RO1", shown: "Ion ✨")
        },
        Case("a second row of one handle", []) {
            $0.account("Ana", bank: "RO1", legalName: "Ana A")
            $0.account("Ana", bank: "RO1")
        },
        Case("one person's two handles", []) {
            $0.account("Ana", bank: "RO1", legalName: "Ana Pop")
            $0.account("ana2", bank: "RO1", legalName: "POP ANA")
        },
        Case("two accounts", []) {
            $0.account("Ana", bank: "RO1")
            $0.account("Ion", bank: "RO2")
        },
    ])
    func sharedAccount(_ example: Case) throws { try example.check("shared-account") }

    @Test(arguments: [
        Case("three", ["t.me/x: a.csv:2 a.csv:3 a.csv:4"]) { for name in ["Ana", "Ion", "Dan"] { $0.account(name, channel: "t.me/x") } },
        Case("written in three ways", ["@x_grup: a.csv:2 a.csv:3 a.csv:4"]) {
            for (name, channel) in [("Ana", "@X_grup"), ("Ion", "x_grup"), ("Dan", "X_GRUP ")] { $0.account(name, channel: channel) }
        },
        Case("no channel's name", []) { for name in ["Ana", "Ion", "Dan"] { $0.account(name, channel: "Organic") } },
        Case("two", []) { for name in ["Ana", "Ion"] { $0.account(name, channel: "t.me/x") } },
        Case("no channel", []) { for name in ["Ana", "Ion", "Dan"] { $0.account(name) } },
    ])
    func commonChannel(_ example: Case) throws { try example.check("common-channel") }

    @Test(arguments: [
        Case("a letter off in the post", ["Ana: y1 tiktok:v1"]) {
            $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", "#calladreapta")], reference: "brief #CaleaDreaptă")
        },
        Case("three letters off", []) {
            $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", "#caleastramba")], reference: "brief #CaleaDreaptă")
        },
        Case("the same, folded", []) {
            $0.pay(110, "A", "Ana", "1", creator: true, posts: [$0.post(110, "Ana", "#CALEADREAPTA #altul")], reference: "#caleadreaptă")
        },
        Case("a word in another's place", ["B: y1 y2 y3"]) {
            $0.pay(1, "A", "B", "9", reference: "#echilibrusiseriozitate")
            for name in ["Ana", "Ion"] { $0.pay(2, "B", name, "1", creator: true, reference: "#echilibrusiverticalitate") }
        },
        Case("both were ordered", []) {
            $0.pay(1, "A", "B", "9", reference: "#echilibrusiseriozitate")
            $0.pay(1, "C", "B", "9", reference: "#echilibrusiverticalitate")
            $0.pay(2, "B", "Ana", "1", creator: true, reference: "#echilibrusiverticalitate")
        },
        Case("in a post that nothing else links", ["Ana: y1 tiktok:v1"]) {
            $0.post(111, "Ana", "#calladreapta")
            $0.pay(110, "A", "Ana", "1", creator: true, reference: "campania Calea")
        },
        Case("beside a post with the right one", ["Ana: y1 tiktok:v1"]) {
            $0.post(111, "Ana", "#calladreapta")
            $0.post(112, "Ana", tag)
            $0.pay(110, "A", "Ana", "1", creator: true, reference: "campania Calea")
        },
        Case("at a hop", ["B: y1 y2"]) {
            $0.pay(1, "A", "B", "9", reference: "#caleadreapta")
            $0.pay(2, "B", "Ana", "1", creator: true, reference: "#caleadreaptaa")
        },
        Case("paid before the brief", []) {
            $0.pay(3, "A", "B", "9", reference: "#caleadreapta")
            $0.pay(2, "B", "Ana", "1", creator: true, reference: "#caleadreaptaa")
        },
    ])
    func alteredHashtag(_ example: Case) throws { try example.check("altered-hashtag") }
}
