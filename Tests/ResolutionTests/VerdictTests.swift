import PipelineModel
import Resolution
import Testing

/// Reviewers' verdicts on two parties, however they name them.
struct VerdictTests {
    static let account = "RO49AAAA1B31007593840000"
    static let other = "RO09BCYP0000001234567890"

    /// A creator without a payment of its own, two that share a handle's name, two that share a legal name, a firm with an account number, and
    /// one that is told by its name.
    static func scene() -> Scene {
        var scene = Scene()
        scene.creator("tiktok:doru.x", display: "Doru Vlogs", legal: "Doru Săpaliga", company: "Săpaliga Film SRL", account: account)
        scene.creator("tiktok:zmeul", legal: "Anca Zdrobiș")
        scene.creator("youtube:zmeul", legal: "Matei Ghindă")
        scene.creator("tiktok:ionel.glume", legal: "Ion Popescu")
        scene.creator("tiktok:popi_fitness", legal: "Ion Popescu")
        return scene
    }

    @Test(
        "every way of naming a creator means the creator",
        arguments: [
            "Doru Săpaliga", "DORU SAPALIGA", "Săpaliga Doru", "Doru Vlogs", "Sapaliga Film S.R.L.", "Săpaliga Film", "doru.x", "@doru.x",
            "Doru.X",
            "tiktok:doru.x", "RO49 AAAA 1B31 0075 9384 0000", PartyKey.id(forHandle: "tiktok:doru.x"), PartyKey.id(forAccount: account),
        ])
    func waysOfNaming(_ text: String) {
        for isReversed in [false, true] {
            var scene = Self.scene()
            let paid = scene.mention("Poreclit Necunoscut")
            if isReversed { scene.decide(.same, text, "Poreclit Necunoscut") } else { scene.decide(.same, "Poreclit Necunoscut", text) }
            let found = scene.resolve()
            #expect(found.decisionFaults.isEmpty)
            #expect(found.party(of: paid).handles.map { scene.texts[$0] } == ["tiktok:doru.x"])
            #expect(found.table[paid].candidates.isEmpty)
        }
    }

    @Test(
        "and parts as well", arguments: ["Doru Săpaliga", "@doru.x", "doru.x", "tiktok:doru.x", PartyKey.id(forHandle: "tiktok:doru.x")])
    func parts(_ text: String) {
        var scene = Self.scene()
        let paid = scene.mention("D. Săpaliga")
        #expect(scene.resolve().party(of: paid).isCreator)
        scene.decide(.different, text, "D. Săpaliga")
        let found = scene.resolve()
        #expect(found.decisionFaults.isEmpty)
        #expect(!found.party(of: paid).isCreator)
    }

    @Test("a firm that is always told with its account number is meant by its name")
    func nameOfAnAccountHolder() {
        var scene = Self.scene()
        let firm = scene.mention("Pridvor Media SRL", account: Self.other)
        let alias = scene.mention("Casa cu Pridvor")
        scene.decide(.same, "Pridvor Media SRL", "Casa cu Pridvor")
        let found = scene.resolve()
        #expect(found.decisionFaults.isEmpty)
        #expect(found.table[firm].party == found.table[alias].party)
    }

    @Test("which namesake a name means can be said, and holds for every payment under that name")
    func namesake() {
        var scene = Self.scene()
        let paid = scene.mention("Popescu Ion")
        let id = scene.resolve().party(of: paid).id
        scene.decide(.same, id, "ionel.glume")
        let found = scene.resolve()
        #expect(found.decisionFaults.isEmpty)
        #expect(found.party(of: paid).handles.map { scene.texts[$0] } == ["tiktok:ionel.glume"])
        #expect(found.table[paid].candidates.isEmpty)
        #expect(found.table[paid].evidence.map(\.kind) == ["reviewer-same"])
    }

    @Test("namesakes that a reviewer joins are one creator, to whom the name leads")
    func joinedNamesakes() {
        var scene = Self.scene()
        let paid = scene.mention("Popescu Ion")
        scene.decide(.same, "ionel.glume", "popi_fitness")
        let found = scene.resolve()
        #expect(found.decisionFaults.isEmpty)
        #expect(found.party(of: paid).handles.count == 2)
        #expect(found.table[paid].candidates.isEmpty)
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        var verdict = Decision.Verdict.same
        var text: String
        var object = "Poreclit Necunoscut"
        /// How the fault shows: `unknown`, `one`, `contradicted`, or the handles of those who fit.
        var fault: String
        var isIdle = true
        var testDescription: String { "\(verdict.rawValue) \(text) \(object)" }
    }

    @Test(
        "what fits nothing or several is handed back with those who fit",
        arguments: [
            Refused(text: "zmeul", fault: "tiktok:zmeul youtube:zmeul"), Refused(text: "@zmeul", fault: "tiktok:zmeul youtube:zmeul"),
            Refused(verdict: .different, text: "zmeul", fault: "tiktok:zmeul youtube:zmeul", isIdle: false),
            Refused(text: "Ion Popescu", fault: "tiktok:ionel.glume tiktok:popi_fitness"),
            Refused(text: "Nimeni Nicăieri", fault: "unknown"),
            Refused(text: "@nimeni", fault: "unknown"), Refused(text: "n-0000000000000000", fault: "unknown"),
            Refused(text: "", fault: "unknown"),
            Refused(text: "RO62BTRL0000000000000001", fault: "unknown"), Refused(verdict: .different, text: "Nimeni", fault: "unknown"),
            Refused(text: "Necunoscut Poreclit", fault: "one"),
        ])
    func refused(_ item: Refused) {
        var scene = Self.scene()
        let paid = scene.mention("Poreclit Necunoscut")
        let before = scene.resolve().party(of: paid).id
        scene.decide(item.verdict, item.text, item.object)
        let found = scene.resolve()
        let faults = found.decisionFaults.map { fault in
            switch fault.reason {
            case .unknown(let text): text == item.text ? "unknown" : text
            case .several(_, let parties):
                parties.flatMap { found.table[$0].handles }.map { scene.texts[$0] }.sorted().joined(separator: " ")
            case .one: "one"
            case .contradicted: "contradicted"
            }
        }
        #expect(faults == [item.fault])
        #expect(found.unmatchedDecisions.count == (item.isIdle ? 1 : 0))
        #expect(found.party(of: paid).id == before)
    }

    @Test("of two verdicts that say the opposite, the one that parts holds")
    func contradicted() {
        var scene = Self.scene()
        let paid = scene.mention("Poreclit Necunoscut")
        scene.decide(.same, "Poreclit Necunoscut", "doru.x")
        scene.decide(.different, "Doru Săpaliga", "Poreclit Necunoscut")
        let found = scene.resolve()
        #expect(found.unmatchedDecisions.map(\.verdict) == [.same])
        #expect(!found.party(of: paid).isCreator)
    }
}
