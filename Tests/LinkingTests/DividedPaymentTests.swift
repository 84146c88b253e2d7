import PipelineModel
import Testing

@testable import Linking

/// Payments that fit several campaigns or several creators.
@Suite struct DividedPaymentTests {
    /// Two campaigns, a creator with a post of the first, and some who were paid for the second.
    private func world() -> (SmallWorld, payer: PartyID, ana: PartyID) {
        var world = SmallWorld()
        world.campaign("echilibru", hashtags: ["echilibru"])
        world.campaign("verde", hashtags: ["faptaverde"])
        let payer = world.party("Alfa Media SRL", kind: .company)
        let ana = world.party("Ana Pop", handle: "tiktok:ana.pop")
        world.post("tiktok:ana.pop", day: 12, id: "7300000000000000001", caption: "#echilibru")
        return (world, payer, ana)
    }

    private func kinds(_ evidence: EvidenceList) -> Set<String> { Set(evidence.map(\.kind)) }

    /// However far apart the two campaigns are, neither is more than possible, and each gets as much of the money as it is likely.
    @Test(arguments: [0, 1, 3, 6])
    func aReferenceThatNamesTwoCampaignsIsAsDoubtfulForTheLikelier(others: Int) throws {
        var (world, payer, ana) = world()
        world.post("tiktok:ana.pop", day: 13, id: "7300000000000000002", caption: "#echilibru #faptaverde")
        for number in 0..<others {
            let other = world.party("Creator \(number)", handle: "tiktok:creator\(number)")
            world.post("tiktok:creator\(number)", day: 12, id: "74000000000000000\(number)0", caption: "#echilibru")
            world.pay(payer, other, day: 10, reference: "campanie #echilibru")
        }
        let id = world.pay(payer, ana, day: 11, reference: "post #echilibru #faptaverde")
        let shares = try #require(world.link().byPayment[id]?.campaigns)
        #expect(shares.allSatisfy { $0.grade == .possible })
        if shares.count == 2 {
            let all = shares.reduce(0) { $0 + $1.weight }
            let likelier = try #require(shares.max { $0.weight < $1.weight })
            #expect(likelier.probability == shares.map(\.probability).max())
            // Weights are thousandths of the probability that was weighed.
            #expect(all >= 400 && likelier.weight * 2 >= all)
        }
    }

    /// What the investigator listed goes before what is merely likelier.
    @Test func aListedSponsorsMoneyIsForTheCampaignThatListsIt() throws {
        var (world, _, ana) = world()
        let sponsor = world.party("Tempo Invest SA", kind: .company)
        world.campaigns[1].sponsors = ["Tempo Invest SA"]
        let id = world.pay(sponsor, ana, day: 10, reference: "servicii")
        let named = world.pay(sponsor, ana, day: 10, reference: "video 7300000000000000001")
        let links = world.link().byPayment
        let shares = try #require(links[id]?.campaigns)
        #expect(shares.map(\.campaign) == [1] && shares[0].grade == .probable)
        #expect(kinds(shares[0].evidence).contains("listed-sponsor"))
        // A reference that names a post says what was paid for.
        #expect(links[named]?.campaigns.first?.campaign == 0)
    }

    /// Outside the window of the campaign that lists it, a sponsor is a payer like others.
    @Test func aListingOutsideTheWindowTakesNothing() throws {
        var (world, _, ana) = world()
        let sponsor = world.party("Tempo Invest SA", kind: .company)
        world.campaigns[1].from = SmallWorld.start + 40
        world.campaigns[1].sponsors = ["Tempo Invest SA"]
        let id = world.pay(sponsor, ana, day: 10, reference: "campanie #echilibru")
        #expect(world.link().byPayment[id]?.campaigns.map(\.campaign) == [0])
    }

    /// Two creators of one name with a post of the campaign each: whose the money is, is open; what it was for, is not.
    private func namesakes() -> (SmallWorld, payer: PartyID, id: String) {
        var (world, payer, ana) = world()
        let other = world.party("Ana Pop B", handle: "tiktok:anap")
        world.post("tiktok:anap", day: 12, id: "7300000000000000009", caption: "#echilibru")
        let payee = world.party("Pop A.")
        let mention = world.mentions.intern(Mention(name: world.texts.intern("POP A")))
        world.matches.append(
            PartyMatch(
                party: payee, probability: 1, candidates: [.init(party: ana, probability: 0.5), .init(party: other, probability: 0.5)]))
        let id = world.pay(payer, payee, day: 10, reference: "colaborare", payeeMention: mention)
        return (world, payer, id)
    }

    @Test func moneyToOneOfTwoNamesakesIsPossibleAndNotLost() throws {
        var (world, _, id) = namesakes()
        world.campaigns[0].sponsors = ["Alfa Media"]
        let link = try #require(world.link().byPayment[id])
        #expect(link.campaigns.map(\.campaign) == [0] && link.campaigns[0].grade == .possible)
        #expect(link.creatorProbability < 0.6)
    }

    @Test func anAcceptanceSaysNothingOfWhichNamesakeItWas() throws {
        var (world, _, id) = namesakes()
        world.decisions = [Decision(verdict: .accept, subject: id, line: 2)]
        let link = try #require(world.link().byPayment[id])
        #expect(link.campaigns.first?.grade == .confirmed)
        #expect(link.creatorProbability < 0.6)
        #expect(kinds(link.creatorEvidence).contains("namesake") && !kinds(link.creatorEvidence).contains("reference-names-creator"))
    }

    @Test func twoAcceptancesBothHold() throws {
        var (world, payer, ana) = world()
        let id = world.pay(payer, ana, day: 10, reference: "servicii")
        world.decisions = [
            Decision(verdict: .accept, subject: id, object: "verde", line: 2),
            Decision(verdict: .accept, subject: id, object: "echilibru", line: 3),
        ]
        let (links, all) = world.link()
        let shares = try #require(links[id]?.campaigns)
        #expect(Set(shares.map(\.campaign)) == [0, 1])
        #expect(shares.allSatisfy { $0.grade == .confirmed && $0.probability == 0.9999 })
        #expect(shares.allSatisfy { kinds($0.evidence).contains("reviewer-accepted") })
        #expect(all.unmatchedDecisions.isEmpty)
    }

    /// The last word on a campaign counts, whatever was said of the other.
    @Test func aLaterRejectionTakesItsOwnAcceptanceBackAlone() throws {
        var (world, payer, ana) = world()
        let id = world.pay(payer, ana, day: 10, reference: "servicii")
        world.decisions = [
            Decision(verdict: .accept, subject: id, object: "verde", line: 2),
            Decision(verdict: .accept, subject: id, object: "echilibru", line: 3),
            Decision(verdict: .reject, subject: id, object: "echilibru", line: 4),
        ]
        #expect(world.link().byPayment[id]?.campaigns.map(\.campaign) == [1])
        world.decisions.append(Decision(verdict: .reject, subject: id, line: 5))
        #expect(world.link().byPayment[id]?.campaigns.isEmpty ?? true)
        world.decisions.append(Decision(verdict: .accept, subject: id, line: 6))
        #expect(world.link().byPayment[id]?.campaigns.count == 1)
    }
}
