import PipelineModel
import Resolution
import Testing

/// Which account rows under one legal name are one creator.
struct NamesakeCreatorTests {
    struct Row: Sendable {
        var handle: String
        var legal = "Ion Popescu"
        var display = ""
        var company = ""
        var account = ""
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var says: String
        var rows: [Row]
        /// How many creators they are.
        var creators: Int
        var testDescription: String { says }
    }

    static let first = "RO49AAAA1B31007593840000"
    static let second = "RO09BCYP0000001234567890"

    static let cases: [Case] = [
        Case(
            says: "a common name on one platform", rows: [Row(handle: "tiktok:ionel.glume"), Row(handle: "tiktok:popi_fitness")],
            creators: 2),
        Case(
            says: "one of them with an account number",
            rows: [Row(handle: "tiktok:ionel.glume", account: first), Row(handle: "tiktok:popi_fitness")], creators: 2),
        Case(
            says: "another common name",
            rows: [
                Row(handle: "tiktok:retete.cu.drag", legal: "Maria Ionescu"), Row(handle: "tiktok:mama_de_gemeni", legal: "Ionescu Maria"),
            ], creators: 2),
        Case(
            says: "a rare name on one platform",
            rows: [Row(handle: "tiktok:aaa.one", legal: "Zdrenghea Pamfil"), Row(handle: "tiktok:bbb.two", legal: "Zdrenghea Pamfil")],
            creators: 2),
        Case(
            says: "a rare name with two account numbers",
            rows: [
                Row(handle: "tiktok:aaa.one", legal: "Zdrenghea Pamfil", account: first),
                Row(handle: "tiktok:bbb.two", legal: "Zdrenghea Pamfil", account: second),
            ], creators: 2),
        Case(
            says: "handles made of the name: the second one's was taken",
            rows: [Row(handle: "tiktok:ana.pop", legal: "Ana Pop"), Row(handle: "tiktok:ana_pop2", legal: "Ana Pop")], creators: 2),
        Case(
            says: "a handle made of a short form of the name",
            rows: [Row(handle: "tiktok:nelu.popescu"), Row(handle: "tiktok:nelupopescu7")], creators: 2),
        Case(
            says: "each one's own sole trader's firm",
            rows: [
                Row(handle: "tiktok:ionel.glume", company: "Ion Popescu PFA"),
                Row(handle: "tiktok:popi_fitness", company: "PFA Popescu Ion"),
            ], creators: 2),
        Case(
            says: "a display name that is the legal one",
            rows: [Row(handle: "tiktok:ionel.glume", display: "Ion Popescu"), Row(handle: "tiktok:popi_fitness", display: "ION POPESCU")],
            creators: 2),
        Case(
            says: "a display name alone",
            rows: [Row(handle: "tiktok:ionel.glume", display: "Nea Zmeu"), Row(handle: "tiktok:popi_fitness", display: "Nea Zmeu")],
            creators: 2),
        Case(
            says: "a shared account number",
            rows: [Row(handle: "tiktok:ionel.glume", account: first), Row(handle: "tiktok:popi_fitness", account: first)], creators: 1),
        Case(
            says: "a shared firm",
            rows: [
                Row(handle: "tiktok:ionel.glume", company: "Boom Media SRL"),
                Row(handle: "tiktok:popi_fitness", company: "SC BOOM MEDIA SRL"),
            ], creators: 1),
        Case(
            says: "a second account under the same made-up handle",
            rows: [Row(handle: "tiktok:ionel.glume"), Row(handle: "tiktok:ionel_glume2")], creators: 1),
        Case(
            says: "the same, called official",
            rows: [Row(handle: "tiktok:bucatarul.vesel"), Row(handle: "tiktok:bucatarul_vesel_oficial")],
            creators: 1),
        Case(
            says: "the same with two account numbers",
            rows: [Row(handle: "tiktok:ionel.glume", account: first), Row(handle: "tiktok:ionel_glume2", account: second)], creators: 2),
        Case(
            says: "the same name on two platforms", rows: [Row(handle: "tiktok:ionel.glume"), Row(handle: "instagram:popi_fitness")],
            creators: 1),
        Case(
            says: "a common name on two platforms with two account numbers",
            rows: [Row(handle: "tiktok:ionel.glume", account: first), Row(handle: "instagram:popi_fitness", account: second)], creators: 2),
        Case(
            says: "two namesakes and one more on another platform: nobody knows whose",
            rows: [Row(handle: "tiktok:ionel.glume"), Row(handle: "tiktok:popi_fitness"), Row(handle: "instagram:vlogul.meu")], creators: 3),
        Case(
            says: "two namesakes, and others on two more platforms",
            rows: [
                Row(handle: "tiktok:ionel.glume"), Row(handle: "tiktok:popi_fitness"), Row(handle: "instagram:vlogul.meu"),
                Row(handle: "youtube:seara.buna"),
            ], creators: 4),
        Case(
            says: "two namesakes; the handle tells whose the third is",
            rows: [Row(handle: "tiktok:ionel.glume"), Row(handle: "tiktok:popi_fitness"), Row(handle: "instagram:popi_fitness")],
            creators: 2),
        Case(
            says: "two namesakes; the account number tells whose the third is",
            rows: [
                Row(handle: "tiktok:ionel.glume", account: first), Row(handle: "tiktok:popi_fitness"),
                Row(handle: "instagram:vlogul.meu", account: first),
            ], creators: 2),
        Case(
            says: "accounts that one with two numbers ties",
            rows: [
                Row(handle: "tiktok:ionel.glume", account: first), Row(handle: "instagram:ionel.x", account: first),
                Row(handle: "instagram:ionel.x", account: second), Row(handle: "youtube:seara.buna", account: second),
            ], creators: 1),
        Case(
            says: "one name on three platforms",
            rows: [Row(handle: "tiktok:ionel.glume"), Row(handle: "instagram:popi_fitness"), Row(handle: "youtube:seara.buna")], creators: 1
        ),
        Case(
            says: "no legal names, one handle on two platforms",
            rows: [Row(handle: "tiktok:bucatarul.vesel", legal: ""), Row(handle: "youtube:bucatarul.vesel", legal: "")], creators: 1),
        Case(
            says: "no legal names, a handle of three letters",
            rows: [Row(handle: "tiktok:ana", legal: ""), Row(handle: "youtube:ana", legal: "")], creators: 2),
        Case(
            says: "one handle, two legal names",
            rows: [Row(handle: "tiktok:bucatarul.vesel"), Row(handle: "youtube:bucatarul.vesel", legal: "Dan Vernescu")], creators: 2),
    ]

    @Test("how many creators account rows are", arguments: cases)
    func creators(_ item: Case) {
        #expect(Self.groups(item.rows, others: 0).count == item.creators)
    }

    @Test("the length of the list and its order change nothing", arguments: cases)
    func lengthAndOrder(_ item: Case) {
        let alone = Self.groups(item.rows, others: 0)
        #expect(Self.groups(item.rows.reversed(), others: 0) == alone)
        #expect(Self.groups(item.rows, others: 200) == alone)
    }

    /// The handles of `rows` by creator, in a list with so many others, of common names among them.
    static func groups(_ rows: [Row], others: Int) -> Set<Set<String>> {
        var scene = Scene()
        let given = ["Ion", "Maria", "Andrei", "Elena", "Mihai", "Ana", "Vasile", "Ioana"]
        let family = ["Ionescu", "Popa", "Radu", "Dumitru", "Stan", "Stoica", "Vernescu"]
        for number in 0..<others {
            scene.creator("tiktok:h\(number)", legal: "\(given[number % given.count]) \(family[number / given.count % family.count])")
        }
        for row in rows {
            scene.creator(row.handle, display: row.display, legal: row.legal, company: row.company, account: row.account)
        }
        let found = scene.resolve()
        let wanted = Set(rows.map(\.handle))
        return Set(found.table.parties.map { Set($0.handles.map { scene.texts[$0] }).intersection(wanted) }.filter { !$0.isEmpty })
    }

    @Test("money to one namesake's own account number stays this one's, and the name alone is nobody's")
    func payments() {
        var scene = Scene()
        scene.creator("tiktok:ionel.glume", legal: "Ion Popescu", account: Self.first)
        scene.creator("tiktok:popi_fitness", legal: "Ion Popescu")
        scene.creator("tiktok:anca.z", legal: "Anca Zdrobiș")
        let bound = scene.mention("Ion Popescu", account: Self.first)
        let bare = scene.mention("Ion Popescu")
        let found = scene.resolve()
        #expect(found.party(of: bound).handles.map { scene.texts[$0] } == ["tiktok:ionel.glume"])
        #expect(found.table[bare].candidates.count == 2)
        #expect(!found.party(of: bare).isCreator)
    }
}
