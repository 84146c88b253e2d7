import PipelineModel
import Testing

@testable import Linking

@Suite struct LinkEvidenceTests {
    /// A sponsor and a brand, two creators with a campaign post each, a payment or two beside the one in question.
    private func world() -> (SmallWorld, payer: PartyID, ana: PartyID, dan: PartyID) {
        var world = SmallWorld()
        world.campaign("echilibru", hashtags: ["echilibru"])
        world.campaign("verde", hashtags: ["faptaverde"])
        let payer = world.party("Alfa Media SRL", kind: .company)
        let ana = world.party("Ana Pop", handle: "tiktok:ana.pop")
        let dan = world.party("Dan Ion", handle: "tiktok:dan_ion")
        world.post("tiktok:ana.pop", day: 12, id: "7300000000000000001", caption: "#echilibru")
        world.post("tiktok:ana.pop", day: 14, id: "7300000000000000002", caption: "vacanță")
        world.post("tiktok:dan_ion", day: 40, id: "7300000000000000003", caption: "#echilibru")
        return (world, payer, ana, dan)
    }

    private func kinds(_ share: CampaignShare?) -> Set<String> { Set((share?.evidence ?? []).map(\.kind)) }

    @Test func aReferenceThatNamesThePostIsConfirmed() throws {
        var (world, payer, ana, _) = world()
        let id = world.pay(payer, ana, day: 10, reference: "plata video 7300000000000000001")
        let link = try #require(world.link().byPayment[id])
        let share = try #require(link.campaigns.first)
        #expect(share.campaign == 0)
        #expect(share.grade == .confirmed)
        #expect(kinds(share).contains("reference-names-content"))
        #expect(share.posts.map(\.content) == [0])
    }

    /// The creator posted nothing of the campaign, and the reference says nothing.
    @Test func aListedSponsorThatPaysInsideTheWindowIsProbableAtLeast() throws {
        var (world, _, _, _) = world()
        world.campaigns[0].sponsors = ["Beta Invest SRL"]
        let sponsor = world.party("Beta Invest SRL", kind: .company)
        let other = world.party("Eva Stan", handle: "tiktok:eva.stan")
        let inside = world.pay(sponsor, other, day: 20, reference: "servicii")
        let outside = world.pay(sponsor, other, day: 95, reference: "servicii")
        let links = world.link().byPayment
        let share = try #require(links[inside]?.campaigns.first)
        #expect(share.campaign == 0)
        #expect(share.grade >= .probable)
        #expect(links[outside]?.campaigns.isEmpty ?? true)
    }

    @Test func aReferenceThatNamesTwoCampaignsSplitsNothing() throws {
        var (world, payer, ana, _) = world()
        world.post("tiktok:ana.pop", day: 13, id: "7300000000000000009", caption: "#faptaverde")
        let id = world.pay(payer, ana, day: 10, reference: "#echilibru #faptaverde")
        let shares = try #require(world.link().byPayment[id]?.campaigns)
        #expect(shares.map(\.campaign).sorted() == [0, 1])
        #expect(shares.allSatisfy { $0.grade == .possible })
    }

    @Test func whatIsShownOfAProbabilityNeverStandsStill() {
        let weighed = [0.3, 0.9, 0.99, 0.995, 0.999, 0.9999, 0.99999, 0.999999, 0.99999999]
        let shown = weighed.map(LinkAssembly.shown)
        #expect(zip(shown, shown.dropFirst()).allSatisfy { $1 - $0 > 0.0001 })
        #expect(shown.allSatisfy { $0 < 1 } && shown[0] == 0.3 && shown[2] == 0.99)
    }

    @Test func aReferenceThatNamesAnotherPostSpeaksAgainst() throws {
        var (world, payer, ana, _) = world()
        let id = world.pay(payer, ana, day: 10, reference: "plata video 7300000000000000002")
        #expect(try #require(world.link().byPayment[id]).campaigns.isEmpty)
    }

    @Test(arguments: ["campanie Echilibru", "#echilibru oct", "ECHILIBRU", "echi-libru"])
    func aReferenceThatNamesTheCampaignCounts(reference: String) throws {
        var (world, payer, ana, _) = world()
        let id = world.pay(payer, ana, day: 10, reference: reference)
        let share = try #require(world.link().byPayment[id]?.campaigns.first)
        #expect(share.campaign == 0)
        #expect(share.grade == .confirmed)
        #expect(kinds(share).contains("reference-names-campaign"))
    }

    @Test func aDisclosureThatNamesPayerAndContentCounts() throws {
        var (world, payer, ana, _) = world()
        world.disclose("tiktok:ana.pop", day: 12, sponsor: "ALFA MEDIA", content: "7300000000000000001", amount: "500.00")
        let id = world.pay(payer, ana, day: 10, reference: "servicii marketing")
        let link = try #require(world.link().byPayment[id])
        #expect(link.disclosed)
        #expect(link.campaigns.first?.grade == .confirmed)
        #expect(kinds(link.campaigns.first).contains("disclosure-names-payer-and-amount"))
        #expect(link.campaigns.first?.posts.map(\.content) == [0])
    }

    /// Whole hashtags only, folded: `#adorabil` is not `#ad`.
    @Test(arguments: [
        ("#echilibru #AD", "", true), ("#echilibru #Publicitate!", "", true), ("#echilibru #adorabil", "", false),
        ("#echilibru ad", "", false), ("#echilibru", "Paid partnership", true), ("#echilibru", "no", false),
    ])
    func aPostThatSaysItWasPaidForDisclosesThePayment(caption: String, label: String, isDisclosed: Bool) throws {
        var world = SmallWorld()
        world.campaign("echilibru", hashtags: ["echilibru"])
        let payer = world.party("Alfa Media SRL", kind: .company)
        let ana = world.party("Ana Pop", handle: "tiktok:ana.pop")
        world.post("tiktok:ana.pop", day: 12, id: "7300000000000000001", caption: caption, label: label)
        let id = world.pay(payer, ana, day: 10, reference: "plata video 7300000000000000001")
        #expect(try #require(world.link().byPayment[id]).disclosed == isDisclosed)
    }

    @Test func aListedSponsorInsideTheWindowIsAtLeastProbable() throws {
        var (world, payer, ana, dan) = world()
        world.campaigns[0].sponsors = ["S.C. ALFA MEDIA S.R.L."]
        let near = world.pay(payer, ana, day: 10, reference: "servicii marketing")
        let far = world.pay(payer, dan, day: 1, reference: "servicii")
        let links = world.link().byPayment
        for id in [near, far] {
            let share = try #require(links[id]?.campaigns.first)
            #expect(share.campaign == 0)
            #expect(share.grade >= .probable)
            #expect(kinds(share).contains("listed-sponsor"))
        }
    }

    @Test func aSponsorIsListedByAccountHandleOrIDToo() throws {
        var (world, payer, ana, _) = world()
        world.parties[Int(payer.rawValue)].accounts = [world.texts.intern("RO49AAAA1B31007593840000")]
        world.parties[Int(payer.rawValue)].handles = [world.texts.intern("tiktok:alfa")]
        let id = world.pay(payer, ana, day: 10, reference: "servicii marketing")
        for sponsor in ["ro49 AAAA 1B31 0075 9384 0000", "TikTok:@alfa", world.parties[Int(payer.rawValue)].id] {
            world.campaigns[0].sponsors = [sponsor]
            let (links, all) = world.link()
            #expect(kinds(try #require(links[id]?.campaigns.first)).contains("listed-sponsor"), "\(sponsor)")
            #expect(all.unsettledSponsors.isEmpty, "\(sponsor)")
        }
        world.campaigns[0].sponsors = ["RO49 AAAA 1B31 0075 9384 0001", "Nobody"]
        let unsettled = world.link().all.unsettledSponsors
        #expect(unsettled.map(\.name) == world.campaigns[0].sponsors && unsettled.allSatisfy { $0.listed.isEmpty && $0.namesakes.isEmpty })
    }

    /// Two parties of one name are both listed, and it is said that they are two.
    @Test func aSponsorOfSeveralPartiesIsUnsettled() throws {
        var (world, payer, ana, _) = world()
        let other = world.party("Media Alfa")
        world.campaigns[0].sponsors = ["Alfa Media"]
        let ids = [payer, other].map { world.pay($0, ana, day: 10, reference: "servicii marketing") }
        let (links, all) = world.link()
        for id in ids { #expect(kinds(try #require(links[id]?.campaigns.first)).contains("listed-sponsor")) }
        #expect(all.unsettledSponsors.map(\.listed) == [[payer, other]])
    }

    @Test func whatAListedSponsorPaysToNobodysIntermediaryIsNoLink() {
        var (world, payer, _, _) = world()
        world.campaigns[0].sponsors = ["Alfa Media"]
        let station = world.party("Stația Peco", kind: .company)
        let fuel = world.pay(payer, station, day: 10, reference: "combustibil")
        let named = world.pay(payer, station, day: 11, reference: "campanie echilibru")
        let links = world.link().byPayment
        #expect(links[fuel] == nil)
        #expect(links[named]?.campaigns.first?.campaign == 0)
    }

    @Test func sponsorsAreLearnt() throws {
        var (world, payer, ana, _) = world()
        let alone = world.pay(payer, ana, day: 10, reference: "servicii marketing")
        let before = world.link().byPayment[alone]?.campaigns.first?.probability ?? 0
        for index in 0..<8 {
            let creator = world.party("Creator \(index)", handle: "tiktok:creator\(index)")
            world.post("tiktok:creator\(index)", day: 20, id: "73100000000000000\(index)", caption: "#echilibru")
            world.pay(payer, creator, day: 15, reference: "campanie echilibru")
        }
        let share = try #require(world.link().byPayment[alone]?.campaigns.first)
        #expect(share.probability > before)
        #expect(share.grade >= .probable)
        #expect(kinds(share).contains("payer-learnt-sponsor"))
    }

    @Test func brandsCountAgainst() throws {
        var (world, payer, ana, _) = world()
        for index in 0..<12 {
            let creator = world.party("Creator \(index)", handle: "tiktok:creator\(index)")
            world.pay(payer, creator, day: index * 4, reference: "crema de maini")
        }
        let id = world.pay(payer, ana, day: 10, reference: "servicii marketing")
        let share = world.link().byPayment[id]?.campaigns.first
        #expect((share?.probability ?? 0) < 0.5)
    }

    @Test func moneyThatAnAgencyGotLendsWeight() throws {
        var (world, payer, ana, _) = world()
        let sponsor = world.party("Sponsor SA")
        let id = world.pay(payer, ana, day: 10, 500, reference: "servicii marketing")
        let before = world.link().byPayment[id]?.campaigns.first?.probability ?? 0
        let upstream = world.pay(sponsor, payer, day: 5, 600, reference: "campanie echilibru")
        let links = world.link().byPayment
        let share = try #require(links[id]?.campaigns.first)
        #expect(share.probability >= before)
        #expect(share.evidence.contains { $0.kind == "payer-funded-for-campaign" && $0.weight > 0 })
        #expect(links[upstream]?.creator == nil)
        #expect(links[upstream]?.campaigns.first?.campaign == 0)
    }

    @Test func namesakesAreNeverConfirmed() throws {
        var (world, payer, ana, dan) = world()
        let own = world.party("Pop A.")
        let mention = world.mentions.intern(Mention(name: world.texts.intern("POP A")))
        world.matches.append(
            PartyMatch(party: own, probability: 1, candidates: [.init(party: ana, probability: 0.5), .init(party: dan, probability: 0.5)]))
        world.campaigns[0].sponsors = ["Alfa Media"]
        let unbound = world.pay(payer, own, day: 10, reference: "campanie echilibru", payeeMention: mention)
        let bound = world.pay(payer, own, day: 11, reference: "campanie echilibru @ana.pop", payeeMention: mention)
        let links = world.link().byPayment
        let first = try #require(links[unbound])
        #expect(first.creator == ana)
        #expect(first.campaigns.allSatisfy { $0.grade < .confirmed })
        let second = try #require(links[bound])
        #expect(second.creator == ana)
        #expect(second.campaigns.first?.grade == .confirmed)
        #expect(second.handle == world.texts.find("tiktok:ana.pop"))
    }

    @Test func aHandleInTheReferenceNamesTheCreatorOfAnUnknownPayee() throws {
        var (world, payer, ana, dan) = world()
        let unknown = world.party("Beta Prod SRL")
        let id = world.pay(payer, unknown, day: 10, reference: "campanie echilibru @ana.pop")
        let link = try #require(world.link().byPayment[id])
        #expect(link.creator == ana)
        #expect(link.creatorProbability < 0.99)
        // Once the payee is known to pay creators, the money is not the creator's.
        world.pay(unknown, dan, day: 20, reference: "servicii")
        #expect(world.link().byPayment[id]?.creator == nil)
    }

    @Test func whatFitsTwoCampaignsIsPossibleAtMost() throws {
        var (world, payer, ana, _) = world()
        world.campaigns[1].hashtags = ["echilibru"]
        world.campaigns[0].sponsors = ["Alfa Media"]
        world.campaigns[1].sponsors = ["Alfa Media"]
        let id = world.pay(payer, ana, day: 10, reference: "servicii")
        let shares = try #require(world.link().byPayment[id]).campaigns
        #expect(shares.map(\.campaign) == [0, 1])
        #expect(shares.allSatisfy { $0.grade == .possible && $0.weight > 0 })
    }

    @Test func evidenceSplitsAPayment() throws {
        var (world, payer, ana, _) = world()
        world.post("tiktok:ana.pop", day: 15, id: "7300000000000000009", caption: "#faptaverde")
        let id = world.pay(payer, ana, day: 10, reference: "7300000000000000001, 7300000000000000009")
        let shares = try #require(world.link().byPayment[id]).campaigns
        #expect(Set(shares.map(\.campaign)) == [0, 1])
        #expect(shares.allSatisfy { $0.grade >= .probable && $0.weight == 1 })
    }

    @Test func reviewersHaveTheLastWord() throws {
        var (world, payer, ana, _) = world()
        let rejected = world.pay(payer, ana, day: 10, reference: "campanie echilibru")
        let accepted = world.pay(payer, ana, day: 50, reference: "factura 12")
        world.decisions = [
            Decision(verdict: .reject, subject: rejected, object: "echilibru"),
            Decision(verdict: .accept, subject: accepted, object: "verde"),
            Decision(verdict: .accept, subject: "p-unknown", line: 3), Decision(verdict: .same, subject: "a", object: "b"),
        ]
        let (links, all) = world.link()
        #expect(try #require(links[rejected]).campaigns.isEmpty)
        let share = try #require(links[accepted]?.campaigns.first)
        #expect(share.campaign == 1 && share.probability == 0.9999 && share.grade == .confirmed)
        #expect(kinds(share).contains("reviewer-accepted"))
        #expect(all.unmatchedDecisions.map(\.subject) == ["p-unknown"])
    }
}
