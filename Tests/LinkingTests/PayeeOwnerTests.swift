import PipelineModel
import Testing

@testable import Linking

/// Payees that no list knows, and whose company they are.
@Suite struct PayeeOwnerTests {
    private func world() -> (SmallWorld, payer: PartyID, ana: PartyID, dan: PartyID) {
        var world = SmallWorld()
        world.campaign("echilibru", hashtags: ["echilibru"])
        let payer = world.party("Alfa Media SRL", kind: .company)
        let ana = world.party("Ana Zămoșteanu", handle: "tiktok:ana.z")
        let dan = world.party("Dan Ion", handle: "tiktok:dan_ion")
        world.list("tiktok:ana.z", legalName: "Ana Zămoșteanu")
        world.list("tiktok:dan_ion", legalName: "Dan Ion", company: "Nordvest Production SRL")
        world.post("tiktok:ana.z", day: 12, id: "7300000000000000001", caption: "#echilibru")
        world.post("tiktok:dan_ion", day: 12, id: "7300000000000000003", caption: "#echilibru")
        for day in 0..<6 { world.pay(payer, dan, day: 10 + day, reference: "campanie echilibru") }
        return (world, payer, ana, dan)
    }

    @Test func aCompanyOfACreatorsRareNameIsTheCreators() throws {
        var (world, payer, ana, _) = world()
        let company = world.party("Zămoșteanu Studio SRL", kind: .company)
        let id = world.pay(payer, company, day: 10, reference: "campanie echilibru")
        let link = try #require(world.link().byPayment[id])
        #expect(link.creator == ana)
        #expect(link.creatorEvidence.map(\.kind) == ["company-of-that-name"])
        #expect(link.campaigns.first?.grade == .probable)
    }

    @Test func aNameThatTwoCreatorsBearTellsNothing() {
        var (world, payer, _, _) = world()
        world.party("Ilie Zămoșteanu", handle: "tiktok:ilie.z")
        world.list("tiktok:ilie.z", legalName: "Ilie Zămoșteanu")
        let company = world.party("Zămoșteanu Studio SRL", kind: .company)
        let id = world.pay(payer, company, day: 10, reference: "campanie echilibru")
        #expect(world.link().byPayment[id]?.creator == nil)
    }

    /// A company's invented name is no creator's name.
    @Test func aCompanyCalledLikeACreatorsCompanyIsNot() {
        var (world, payer, _, _) = world()
        let company = world.party("Nordvest Energy SRL", kind: .company)
        let id = world.pay(payer, company, day: 10, reference: "campanie echilibru")
        #expect(world.link().byPayment[id]?.creator == nil)
    }

    @Test(arguments: [("@ana.z promo", true), ("@ana.z si @dan_ion", false)])
    func whomOtherPaymentsNameIsPaid(reference: String, isFound: Bool) {
        var (world, payer, ana, _) = world()
        let company = world.party("Primlux Creativ SRL", kind: .company)
        world.pay(payer, company, day: 8, reference: reference)
        let id = world.pay(payer, company, day: 10, reference: "campanie echilibru")
        let link = world.link().byPayment[id]
        #expect((link?.creator == ana) == isFound)
        #expect((link?.creatorEvidence.first?.kind == "other-references-name-creator") == isFound)
    }
}
