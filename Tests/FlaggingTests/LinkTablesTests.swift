import PipelineModel
import TestSupport
import Testing

@testable import Flagging

/// Links in flat arrays beside the links themselves.
struct LinkTablesTests {
    private static func world(_ seed: UInt64) -> World {
        var generator = SeededGenerator(seed: seed)
        var world = World()
        let posts = (0..<6).map { world.post($0, "Ana") }
        for _ in 0..<20 {
            world.pay(
                Int.random(in: 0..<40, using: &generator), ["A", "B"].randomElement(using: &generator) ?? "",
                ["Ana", "Ion", "C"].randomElement(using: &generator) ?? "", "10", creator: Bool.random(using: &generator))
        }
        func grade() -> Grade { Grade.allCases.randomElement(using: &generator) ?? .possible }
        for index in world.findings.links.indices {
            world.findings.links[index].campaigns = (0..<Int.random(in: 0...2, using: &generator)).map { campaign in
                let bought = posts.filter { _ in Bool.random(using: &generator) }.map {
                    PostLink(content: $0, probability: 0.9, grade: grade(), evidence: [])
                }
                return CampaignShare(campaign: campaign, probability: 0.9, grade: grade(), evidence: [], posts: bought)
            }
        }
        return world
    }

    @Test(arguments: UInt64(1)...30)
    func sharesAreThoseOfTheLinks(seed: UInt64) {
        let links = Self.world(seed).findings.links
        let table = LinkShares(links)
        for index in links.indices {
            let shares = table.places(of: index).map { table[$0] }
            #expect(shares.map { Int($0.campaign) } == links[index].campaigns.map(\.campaign))
            #expect(shares.map(\.isProbable) == links[index].campaigns.map { $0.grade >= .probable })
            for (share, campaign) in zip(shares, links[index].campaigns) {
                #expect(share.posts.map { table.content(at: $0) } == campaign.posts.map(\.content))
                let probable = campaign.posts.filter { $0.grade >= .probable }.map(\.content)
                var found: [Int] = []
                table.forEachProbablePost(of: share) { found.append($0) }
                #expect(found == probable, "seed \(seed)")
                for post in 0..<6 { #expect(table.hasProbablePost(share) { $0 == post } == probable.contains(post), "seed \(seed)") }
            }
        }
    }

    @Test(arguments: UInt64(1)...30)
    func linksOfACreatorAreThoseOfSearchingAll(seed: UInt64) {
        let findings = Self.world(seed).findings
        let table = CreatorLinks(findings)
        for index in findings.parties.parties.indices {
            let creator = PartyID(rawValue: UInt32(index))
            let expected = findings.links.indices.filter { findings.links[$0].creator == creator }
            #expect(table[creator].map { Int($0.link) } == expected, "seed \(seed)")
            for entry in table[creator] {
                let payment = findings.payments[Int(entry.payment)]
                #expect(findings.links[Int(entry.link)].payment == Int(entry.payment))
                #expect(entry.payer == payment.payer && entry.day == payment.day, "seed \(seed)")
            }
        }
    }

    @Test func contentIsNamedByPlatformAndID() {
        var world = World()
        let post = world.post(1, "Ana")
        world.findings.contents[post].id = world.findings.texts.intern("Vidéo-ș")
        let empty = world.post(2, "Ana")
        world.findings.contents[empty].id = .empty
        let context = FlagContext(findings: world.findings, aggregates: world.aggregates, flows: world.flows, converter: NoRates())
        #expect(context.contentID(post) == "tiktok:Vidéo-ș" && context.contentID(empty) == "tiktok:")
    }
}
