import Linking
import PipelineModel
import Testing

@Suite struct RandomWorldTests {
    @Test func linksAreRightAndTheirProbabilitiesHold() {
        let seeds: ClosedRange<UInt64> = 501...504
        var score = Score()
        for seed in seeds { score.add(RandomWorld(seed: seed)) }
        let context = "seeds \(seeds)\n\(score.text)"
        #expect(score.probable.f1 >= 0.9, "\(context)")
        #expect(score.posts.f1 >= 0.7, "\(context)")
        #expect(Double(score.confirmed.right) >= 0.98 * Double(score.confirmed.all), "\(context)")
        #expect(score.confirmed.all > 100, "\(context)")
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func theOrderOfPaymentsChangesNothing(seed: UInt64) {
        let random = RandomWorld(seed: seed, creators: 40)
        var shuffled = random.world
        var generator = SplitMix(seed)
        shuffled.payments.shuffle(using: &generator)
        func said(_ world: SmallWorld) -> [String] {
            world.link().byPayment.sorted { $0.key < $1.key }.map { id, link in
                "\(id) \(link.campaigns) \(link.creatorProbability) \(link.disclosed)"
            }
        }
        #expect(said(random.world) == said(shuffled), "seed \(seed)")
    }

    @Test(arguments: [21, 22] as [UInt64])
    func weightsArePositiveAndProbabilitiesInBounds(seed: UInt64) {
        let links = RandomWorld(seed: seed, creators: 40).world.link().all.links
        #expect(zip(links, links.dropFirst()).allSatisfy { $0.payment < $1.payment }, "seed \(seed)")
        #expect(links.contains { $0.creator == nil } && links.contains { $0.creator != nil }, "seed \(seed)")
        for link in links {
            for share in link.campaigns {
                #expect(share.weight > 0 && share.probability > 0 && share.probability < 1, "seed \(seed)")
                #expect(share.posts.allSatisfy { $0.weight > 0 && $0.probability > 0 && $0.probability < 1 }, "seed \(seed)")
                #expect(Set(share.posts.map(\.content)).count == share.posts.count, "seed \(seed)")
            }
        }
    }
}
