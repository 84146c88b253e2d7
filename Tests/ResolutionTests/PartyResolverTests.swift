import PipelineModel
import Resolution
import Testing

struct PartyResolverTests {
    @Test("a handle binds above the name")
    func handleBinds() {
        var scene = Scene()
        scene.creator("tiktok:dragosdinu", display: "Dragoș Dinu", legal: "Dinu Dragoș")
        let paid = scene.mention("Agenția Boom SRL", handle: "tiktok:dragosdinu")
        let found = scene.resolve()
        #expect(found.party(of: paid).handles.map { scene.texts[$0] } == ["tiktok:dragosdinu"])
        #expect(found.party(of: paid).isCreator)
        #expect(found.table[paid].probability == 1)
    }

    @Test(
        "spellings of a creator's name find the creator",
        arguments: [
            "Dragoș Dinulescu", "DRAGOS DINULESCU", "Dinulescu Dragoş", "Dinulescu, Dragos", "Dragos Dinulescu PFA", "dl Dragoș Dinulescu",
            "Dragos Dinulecsu", "D. Dinulescu", "DragosDinulescu", "Драгош Динулеску", "SC Boom Media S.R.L.", "BOOM MEDIA SRL",
            "dragosdinulescu",
        ])
    func spellings(_ name: String) {
        var scene = Scene()
        scene.creator("tiktok:dragosdinulescu", display: "Dragoș", legal: "Dinulescu Dragoș", company: "Boom Media SRL")
        scene.creator("tiktok:other", legal: "Maria Avramescu")
        let paid = scene.mention(name)
        let found = scene.resolve()
        #expect(found.party(of: paid).handles.map { scene.texts[$0] } == ["tiktok:dragosdinulescu"], "\(name): \(found.table[paid])")
    }

    @Test("an account binds, whatever the name")
    func accountBinds() {
        var scene = Scene()
        scene.creator("tiktok:dd", legal: "Dragoș Dinu", account: "RO49AAAA1B31007593840000")
        let paid = scene.mention("Ana Verescu", account: "RO49AAAA1B31007593840000")
        let found = scene.resolve()
        #expect(found.party(of: paid).isCreator)
        #expect(found.table[paid].evidence.contains { $0.kind == "account" })
    }

    @Test("an account that several creators give binds none; the name decides")
    func sharedAccount() {
        var scene = Scene()
        scene.creator("tiktok:aa", legal: "Dragoș Vernescu", account: "RO49AAAA1B31007593840000")
        scene.creator("tiktok:bb", legal: "Smaranda Olteanu", account: "RO49AAAA1B31007593840000")
        let first = scene.mention("Vernescu Dragos", account: "RO49AAAA1B31007593840000")
        let second = scene.mention("Smaranda Olteanu", account: "RO49AAAA1B31007593840000")
        let found = scene.resolve()
        #expect(found.party(of: first).handles.map { scene.texts[$0] } == ["tiktok:aa"])
        #expect(found.party(of: second).handles.map { scene.texts[$0] } == ["tiktok:bb"])
    }

    @Test("a number whose checksum failed does not bind")
    func failedAccount() {
        var scene = Scene()
        scene.creator("tiktok:aa", legal: "Dragoș Vernescu", account: "?RO48AAAA1B31007593840000")
        let paid = scene.mention("Smaranda Olteanu", account: "?RO48AAAA1B31007593840000")
        let found = scene.resolve()
        #expect(!found.party(of: paid).isCreator)
    }

    @Test("a namesake is not a match")
    func namesakes() {
        var scene = Scene()
        scene.creator("tiktok:aa", legal: "Ion Popescu", account: "RO49AAAA1B31007593840000")
        scene.creator("tiktok:bb", legal: "Ion Popescu", account: "RO09BCYP0000001234567890")
        let bare = scene.mention("Popescu Ion")
        let bound = scene.mention("Popescu Ion", account: "RO09BCYP0000001234567890")
        let found = scene.resolve()
        #expect(found.table[bare].candidates.count == 2)
        #expect(!found.party(of: bare).isCreator)
        #expect(found.party(of: bound).handles.map { scene.texts[$0] } == ["tiktok:bb"])
    }

    @Test("handles of one person are one creator, tied by account, company or a rare name")
    func severalHandles() {
        var scene = Scene()
        scene.creator("tiktok:aa", legal: "Dragoș Vernescu", account: "RO49AAAA1B31007593840000")
        scene.creator("instagram:bb", legal: "Vernescu Dragoş", account: "RO49AAAA1B31007593840000")
        scene.creator("youtube:cc", legal: "Dragos Vernescu")
        let paid = scene.mention("Dragos Vernescu")
        let found = scene.resolve()
        #expect(found.party(of: paid).handles.count == 3)
    }

    @Test(
        "firms with other numbers, words or legal forms stay apart",
        arguments: [
            ("Agency 12 SRL", "Agency 13 SRL"), ("Boom Media SRL", "Boom Media SA"), ("Boom Media SRL", "Zoom Media SRL"),
            ("Nova Consulting SRL", "Nova Construct SRL"), ("Nova Consulting SRL", "Nova Consulting Group SRL"),
        ])
    func firmsApart(_ left: String, _ right: String) {
        var scene = Scene()
        let a = scene.mention(left)
        let b = scene.mention(right)
        let found = scene.resolve()
        #expect(found.table[a].party != found.table[b].party)
    }

    @Test(
        "spellings of one firm are one party",
        arguments: [
            ("Boom Media SRL", "S.C. BOOM MEDIA S.R.L."), ("Verdanta Consulting SRL", "SC Verdanta Consuling SRL"),
            ("Agenția Orizont SRL", "AGENTIA ORIZONT SRL"),
        ])
    func firmsTogether(_ left: String, _ right: String) {
        var scene = Scene()
        let a = scene.mention(left)
        let b = scene.mention(right)
        let found = scene.resolve()
        #expect(found.table[a].party == found.table[b].party)
    }

    @Test("reviewers' verdicts are honoured; those that fit nothing are handed back")
    func decisions() {
        var scene = Scene()
        scene.creator("tiktok:aa", legal: "Dragoș Vernescu")
        let same = scene.mention("Fundația Zorile")
        let different = scene.mention("Dragos Vernescu")
        scene.decide(.same, "Fundația Zorile", "tiktok:aa")
        scene.decide(.different, "Dragos Vernescu", "tiktok:aa")
        scene.decide(.same, "nobody at all", "tiktok:aa")
        let found = scene.resolve()
        #expect(found.party(of: same).isCreator)
        #expect(!found.party(of: different).isCreator)
        #expect(found.unmatchedDecisions.map(\.subject) == ["nobody at all"])
    }

    @Test("an id once published still resolves when evidence grows")
    func lastingIDs() {
        var scene = Scene()
        let paid = scene.mention("Vernescu Dragoș")
        let before = scene.resolve().party(of: paid).id
        #expect(before == PartyKey.id(forName: "VERNESCU DRAGOS"))
        scene.creator("tiktok:aa", legal: "Dragoș Vernescu")
        let found = scene.resolve()
        #expect(found.party(withID: before) == found.table[paid].party)
        #expect(found.party(of: paid).id == PartyKey.id(forHandle: "tiktok:aa"))
        #expect(found.aliases(of: found.table[paid].party).contains(before))
    }
}
