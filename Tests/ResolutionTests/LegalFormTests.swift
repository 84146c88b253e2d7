import PipelineModel
import Resolution
import Testing

/// Names of firms that are told with their legal form and without.
struct LegalFormTests {
    static let firms = [
        "Dona Mare", "Omni Trade", "Alfa Beta", "Real Media", "Top Media", "Best Group", "Pro TV", "Casa Noastra", "Terra Nova", "Alt Fond",
        "Euro Trans", "Mega Image", "Media Plus", "Nova Construct", "ABC Media", "Star Media", "Viva", "Zeta Com", "Digital Media Group",
        "Art Events", "Zâna Bună", "Ursul Panda", "Fabrica de Bani", "Lumina", "Trei Brazi", "M&M Consulting", "Kapital 24", "Verdanta",
    ]
    static let forms = ["S.R.L.", "SA"]

    /// Everyday names around, so that words are neither rare nor common for the few names at hand.
    static func scene(_ others: Int) -> Scene {
        var scene = Scene()
        let clients = ["Ionescu", "Vasile", "Marin", "Dobre", "Stan", "Rusu"]
        for number in 0..<others {
            scene.mention("Client \(clients[number % clients.count])")
            scene.mention("Firma \(number) SRL")
            scene.mention("Casa \(number) Media SRL")
        }
        return scene
    }

    @Test("a firm's name without its legal form is the firm", arguments: firms, forms)
    func together(_ firm: String, _ form: String) {
        for others in [0, 40] {
            var scene = Self.scene(others)
            let mentions = ["\(firm) \(form)", firm.uppercased()].map { scene.mention($0) }
            let found = scene.resolve()
            #expect(found.table[mentions[0]].party == found.table[mentions[1]].party, "\(others) others")
            #expect(mentions.allSatisfy { found.table[$0].probability >= 0.9 })
        }
    }

    @Test("all of them in one run, each one party", arguments: [1, 4])
    func all(_ workers: Int) {
        var scene = Self.scene(40)
        let pairs = Self.firms.map { (scene.mention($0 + " SRL"), scene.mention($0.uppercased())) }
        let found = scene.resolve(workers: workers)
        #expect(zip(Self.firms, pairs).filter { found.table[$1.0].party != found.table[$1.1].party }.map(\.0) == [])
        #expect(Set(pairs.map { found.table[$0.0].party }).count == Self.firms.count)
    }

    @Test(
        "a bare name that fits two forms is neither's", arguments: ["Alfa", "Verdantia Consulting Prahova", "Star Media", "Kapital 24"],
        [("SRL", "SA"), ("GmbH", "AG"), ("SRL", "SNC")])
    func torn(_ firm: String, _ forms: (String, String)) {
        var scene = Self.scene(20)
        let limited = scene.mention(firm + " " + forms.0)
        let stock = scene.mention(firm + " " + forms.1, account: "RO49AAAA1B31007593840000")
        let bare = scene.mention(firm.uppercased())
        let found = scene.resolve()
        #expect(found.table[bare].party != found.table[limited].party)
        #expect(found.table[bare].party != found.table[stock].party)
    }

    @Test("unless an account number tells whose it is")
    func tornButBound() {
        var scene = Self.scene(20)
        scene.mention("Alfa SRL")
        let stock = scene.mention("Alfa SA", account: "RO49AAAA1B31007593840000")
        let bound = scene.mention("ALFA", account: "RO49AAAA1B31007593840000")
        let found = scene.resolve()
        #expect(found.table[bound].party == found.table[stock].party)
    }

    @Test(
        "a person is not the firm of that name, a word is nobody's name, and a foundation keeps its word",
        arguments: [
            ("Maria Popa SRL", "Maria Popa"), ("Stan Mihai Florin SRL", "Florin Mihai Stan"), ("Popa SRL", "POPA"),
            ("Transport SRL", "Transport"), ("București SA", "BUCURESTI"),
            ("Fundația Viitor", "Viitor"),
        ])
    func apart(_ formed: String, _ bare: String) {
        var scene = Self.scene(60)
        let firm = scene.mention(formed)
        let other = scene.mention(bare)
        let found = scene.resolve()
        #expect(found.table[firm].party != found.table[other].party)
    }

    @Test("a sole trader's firm is the person, whatever else bears the name", arguments: [[], ["Ion Popescu SRL"]])
    func soleTrader(_ others: [String]) {
        var scene = Self.scene(20)
        for other in others { scene.mention(other) }
        let firm = scene.mention("Ion Popescu PFA")
        let person = scene.mention("POPESCU ION")
        let found = scene.resolve()
        #expect(found.table[firm].party == found.table[person].party)
    }

    @Test("an account holder takes the name that nobody else bears, in either form")
    func accountHolder() {
        for (held, told) in [("Viva SRL", "VIVA"), ("VIVA", "Viva SRL")] {
            var scene = Self.scene(60)
            let holder = scene.mention(held, account: "RO49AAAA1B31007593840000")
            let name = scene.mention(told)
            let found = scene.resolve()
            #expect(found.table[holder].party == found.table[name].party, "\(told)")
        }
    }

    @Test("two account holders of short names stay two, and a name that fits both is neither's")
    func accountHolders() {
        var scene = Self.scene(60)
        let first = scene.mention("Viva SRL", account: "RO49AAAA1B31007593840000")
        let second = scene.mention("VIVA", account: "RO09BCYP0000001234567890")
        let found = scene.resolve()
        #expect(found.table[first].party != found.table[second].party)
        var more = Self.scene(60)
        let holders = ["RO49AAAA1B31007593840000", "RO09BCYP0000001234567890"].map { more.mention("Viva SRL", account: $0) }
        let bare = more.mention("VIVA")
        let both = more.resolve()
        #expect(holders.allSatisfy { both.table[$0].party != both.table[bare].party })
    }
}
