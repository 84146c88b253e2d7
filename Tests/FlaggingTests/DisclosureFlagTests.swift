import PipelineModel
import Testing

@testable import Flagging

struct DisclosureFlagTests {
    @Test(arguments: [
        Case("linked and not disclosed", ["Ana: y1"]) { $0.pay(110, "A", "Ana", "1", creator: true) },
        Case("disclosed", []) { $0.pay(110, "A", "Ana", "1", creator: true, disclosed: true) },
        Case("probable is enough", ["Ana: y1"]) { $0.pay(110, "A", "Ana", "1", creator: true, grade: .probable) },
        Case("possible is not", []) { $0.pay(110, "A", "Ana", "1", creator: true, grade: .possible) },
        Case("an intermediary need not", []) { $0.pay(110, "A", "B", "1") },
    ])
    func undisclosedPayment(_ example: Case) throws { try example.check("undisclosed-payment") }

    @Test(arguments: [
        Case("no payment", ["Ana: a.csv:2"]) { $0.disclose(110, "Ana", sponsor: "Agentia Nord") },
        Case("sixty days before", []) {
            $0.disclose(110, "Ana", sponsor: "Agenția Nord")
            $0.pay(50, "Agentia Nord SRL", "Ana", "1", creator: true)
        },
        Case("sixty-one", ["Ana: a.csv:2"]) {
            $0.disclose(110, "Ana", sponsor: "Agenția Nord")
            $0.pay(49, "Agentia Nord SRL", "Ana", "1", creator: true)
        },
        Case("another sponsor paid", ["Ana: a.csv:2"]) {
            $0.disclose(110, "Ana", sponsor: "Agenția Nord")
            $0.pay(110, "Agenția Sud", "Ana", "1", creator: true)
        },
        Case("the sponsor paid an agency that paid", []) {
            $0.disclose(110, "Ana", sponsor: "ORION INVEST S.R.L.")
            $0.pay(80, "Orion Invest SRL", "Agenția Sud", "9")
            $0.pay(110, "Agenția Sud", "Ana", "1", creator: true)
        },
        Case("the sponsor paid the agency later", ["Ana: a.csv:2"]) {
            $0.disclose(110, "Ana", sponsor: "Orion Invest SRL")
            $0.pay(110, "Agenția Sud", "Ana", "1", creator: true)
            $0.pay(111, "Orion Invest SRL", "Agenția Sud", "9")
        },
        Case("it names the campaign's beneficiary", []) {
            $0.disclose(110, "Ana", sponsor: "CANDIDAT")
            $0.pay(110, "Agenția Sud", "Ana", "1", creator: true)
        },
        Case("no sponsor named, anybody paid", []) {
            $0.disclose(110, "Ana")
            $0.pay(110, "Agenția Sud", "Ana", "1", creator: true)
        },
    ])
    func disclosureWithoutPayment(_ example: Case) throws { try example.check("disclosure-without-payment") }

    @Test(arguments: [
        Case("two per cent off", []) {
            $0.disclose(110, "Ana", amount: "100")
            $0.pay(110, "A", "Ana", "102", creator: true)
        },
        Case("a cent more", ["Ana: a.csv:2 y1"]) {
            $0.disclose(110, "Ana", amount: "100")
            $0.pay(110, "A", "Ana", "102.01", creator: true)
        },
        Case("two payments make it up", []) {
            $0.disclose(110, "Ana", amount: "100")
            $0.pay(110, "A", "Ana", "60", creator: true)
            $0.pay(111, "A", "Ana", "40", creator: true)
        },
        Case("no rate, no guess", []) {
            $0.disclose(110, "Ana", amount: "100")
            $0.pay(110, "A", "Ana", "500", "USD", creator: true)
        },
        Case("no amount disclosed", []) {
            $0.disclose(110, "Ana")
            $0.pay(110, "A", "Ana", "500", creator: true)
        },
    ])
    func amountsDisagree(_ example: Case) throws { try example.check("amounts-disagree") }

    @Test(arguments: [
        (Int128?(0), "100.00", "0 was declared"), (9899, "1.01", "98.99 EUR was declared"), (9900, "", ""), (10_000, "", ""),
        (nil, "100.00", "nothing was declared"),
    ])
    func declaredLess(_ declared: Int128?, amount: String, detail: String) throws {
        var world = World()
        world.findings.configuration.sources = [SourceConfiguration(id: "d", kind: .declaration, path: "d.csv")]
        var total = CampaignTotal(campaign: 0, currency: Currency(code: "EUR", minorUnits: 2))
        total.amounts.confirmed = 10_000
        total.declared = declared
        world.aggregates.campaigns = [total]
        let flags = try world.flags("declared-less")
        #expect(flags.map(\.amount) == (amount.isEmpty ? [] : [amount]))
        #expect(flags.allSatisfy { $0.detail.hasPrefix(detail) && $0.subject == "Candidat" })
        #expect(flags.allSatisfy { $0.severity == (declared == nil ? .medium : .high) })
    }

    @Test func withoutDeclarationsAmongTheSourcesNothingIsMissing() throws {
        var world = World()
        var total = CampaignTotal(campaign: 0, currency: Currency(code: "EUR", minorUnits: 2))
        total.amounts.confirmed = 10_000
        world.aggregates.campaigns = [total]
        #expect(try world.flags("declared-less") == [])
    }
}
