import PipelineModel
import TestSupport
import Testing

@testable import Flagging

struct SponsorNamesTests {
    /// Names as numbers of words, beside sets of words.
    @Test func namesAgreeWhereTheirSetsOfWordsDo() {
        let names = [
            "Alfa Media SRL", "Media Alfa", "Alfa", "ALFA BETA MEDIA", "Beta", "Ștefan Gamă", "stefan gama", "gama", "Delta Delta", "SRL",
            "-",
        ]
        var world = World()
        let parties = names.map { world.party($0) }
        let sponsors = names.map { world.findings.texts.intern($0) }
        var fast = SponsorNames(FlagContext(findings: world.findings, aggregates: Aggregates(), flows: world.flows, converter: NoRates()))
        var keys = NameKeys()
        for (sponsor, wanted) in zip(sponsors, names) {
            for (party, name) in zip(parties, names) {
                let (left, right) = (Set(keys.words(wanted)), Set(keys.words(name)))
                let isPart = min(left.count, right.count) >= 2 && (left.isSubset(of: right) || right.isSubset(of: left))
                let expected = !left.isEmpty && (left == right || isPart)
                let number = fast.number(of: sponsor)
                #expect(fast.fits(number, party: party) == expected, "\(wanted), \(name)")
            }
        }
    }

    /// What resolution says of a name goes before its words.
    @Test(arguments: [
        ("Soyuz", NameBearer.Fit.alike, "Союз", true), ("Litoral SRL", .other, "Litoral", false), ("Ana Pop", .namesake, "Ana Popa", false),
        ("Ana Pop", .namesake, "Ana Pop", true),
    ])
    func resolutionGoesBeforeWords(name: String, fit: NameBearer.Fit, sponsor: String, fits: Bool) {
        var world = World()
        let (party, text) = (world.party(name), world.findings.texts.intern(sponsor))
        Array(sponsor.utf8).withUnsafeBufferPointer { world.findings.parties.named.add($0, [NameBearer(party: party, fit: fit)]) }
        var names = SponsorNames(FlagContext(findings: world.findings, aggregates: Aggregates(), flows: world.flows, converter: NoRates()))
        let number = names.number(of: text)
        #expect(names.fits(number, party: party) == fits)
    }

    /// Whether there is a payment is what finding them all says, by name, by way of an agency, by campaign and by anybody.
    @Test(arguments: 1...60)
    func aDisclosureHasAPaymentWhereItsPaymentsAreFound(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var world = World()
        for _ in 0..<8 {
            world.pay(
                Int.random(in: 0..<300, using: &generator), ["Alfa", "Beta", "Agency"].randomElement(using: &generator) ?? "",
                ["Ana", "Ion", "Agency", "Beta"].randomElement(using: &generator) ?? "", "10", creator: Bool.random(using: &generator))
        }
        world.findings.payments.sort { ($0.day, $0.number) < ($1.day, $1.number) }
        world.findings.links = world.findings.links.filter { _ in Bool.random(using: &generator) }
        for _ in 0..<12 {
            world.disclose(
                Int.random(in: 0..<300, using: &generator), ["Ana", "Ion"].randomElement(using: &generator) ?? "",
                sponsor: ["", "Alfa", "Beta SRL", "Calea", "Nobody"].randomElement(using: &generator) ?? "")
        }
        let context = FlagContext(findings: world.findings, aggregates: Aggregates(), flows: world.flows, converter: NoRates())
        var matcher = DisclosureMatcher(context, within: 60)
        for disclosure in world.findings.disclosures {
            let slow = Self.slow(disclosure, context)
            #expect(Set(matcher.payments(of: disclosure)) == slow, "seed \(seed)")
            #expect(matcher.hasPayment(for: disclosure) == !slow.isEmpty, "seed \(seed)")
        }
    }

    /// Every payment and every link is asked.
    private static func slow(_ disclosure: Disclosure, _ context: FlagContext) -> Set<Int> {
        let findings = context.findings
        guard let creator = findings.parties.owners[disclosure.handle] else { return [] }
        var names = SponsorNames(context)
        let sponsor = names.number(of: disclosure.sponsor)
        var found: Set<Int> = []
        for (index, payment) in findings.payments.enumerated() {
            guard abs(payment.day - disclosure.day) <= 60, payment.amount > .zero else { continue }
            let links = findings.links.filter { $0.payment == index && $0.creator == creator }
            guard !links.isEmpty || (payment.payee == creator && payment.payer != creator) else { continue }
            let byAgency = findings.payments.contains {
                $0.payee == payment.payer && $0.payer != $0.payee && $0.day <= payment.day && names.fits(sponsor, party: $0.payer)
            }
            let byCampaign = links.contains { $0.campaigns.contains { names.fits(disclosure.sponsor, campaign: $0.campaign) } }
            if disclosure.sponsor.isEmpty || names.fits(sponsor, party: payment.payer) || byAgency || byCampaign { found.insert(index) }
        }
        return found
    }
}
