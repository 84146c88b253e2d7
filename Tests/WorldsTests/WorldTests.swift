import Foundation
import Testing

@testable import Worlds

@Suite struct WorldTests {
    @Test(arguments: Fixtures.worlds)
    func sameSeedSameBytes(seed: UInt64, preset: String) {
        let first = Fixtures.world(seed, Fixtures.preset(preset))
        let second = World(seed: seed, difficulty: Fixtures.preset(preset), rates: Fixtures.rates)
        #expect(first.files.map(\.path) == second.files.map(\.path))
        #expect(first.files.map(\.bytes) == second.files.map(\.bytes), "seed \(seed), \(preset)")
        #expect(Fixtures.world(seed + 1, Fixtures.preset(preset)).files.map(\.bytes) != first.files.map(\.bytes))
    }

    /// Every transfer's amount stands on the line that the truth names, and no record is left without an owner.
    @Test(arguments: Fixtures.worlds)
    func truthAgreesWithTheLedgers(seed: UInt64, preset: String) throws {
        let world = Fixtures.world(seed, Fixtures.preset(preset))
        var lines: [String: [String]] = [:]
        for file in world.files where file.path.hasPrefix("ledgers/") {
            let text = try #require(String(bytes: file.bytes.filter { $0 != 0x0D }, encoding: .isoLatin1))
            lines[String(file.path.dropFirst(8))] = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        func line(_ place: String) -> String {
            let parts = place.split(separator: ":")
            guard let list = lines[String(parts[0])], let number = Int(parts[1]), number <= list.count else { return "" }
            return list[number - 1]
        }
        for transfer in world.truth.transfers {
            let primary = try #require(transfer.witnesses.first, "a transfer that nobody wrote down")
            let digits = line(primary).filter { $0 != "." && $0 != "," && $0 != " " }
            #expect(digits.contains(String(transfer.minor)), "seed \(seed): \(primary) holds no \(transfer.minor)")
        }
        let owned = world.truth.transfers.flatMap { $0.witnesses + $0.repeats } + world.truth.broken
        #expect(Set(owned).count == owned.count, "a record that witnesses two transfers")
        let records = lines.values.reduce(0) { sum, list in
            sum + list.count { !$0.isEmpty && !$0.hasPrefix("urgent") && !$0.hasPrefix("EXTRAS") && !$0.hasPrefix("perioada") } - 1
        }
        #expect(owned.count == records)
    }

    @Test(arguments: Fixtures.worlds)
    func campaignTotalsAreTheSumsOfWhatReachedCreators(seed: UInt64, preset: String) {
        let truth = Fixtures.world(seed, Fixtures.preset(preset)).truth
        for campaign in truth.campaigns {
            let sum = truth.transfers.reduce(Int64(0)) { $0 + ($1.campaign == campaign.id && $1.creator != nil ? $1.euroMinor : 0) }
            #expect(sum == campaign.euroMinor && sum > 0)
        }
    }

    @Test(arguments: Fixtures.worlds)
    func distributionsAreAsTheKnobsSay(seed: UInt64, preset: String) {
        let knobs = Fixtures.preset(preset)
        let truth = Fixtures.world(seed, knobs).truth
        let campaign = truth.transfers.filter { $0.kind == "campaign" }
        let brand = truth.transfers.filter { $0.kind == "brand" }
        #expect(knobs.creators.contains(truth.creators.count))
        #expect(knobs.campaigns.contains(truth.campaigns.count))
        #expect(campaign.count >= knobs.paidPerCampaign.lowerBound * truth.campaigns.count)
        #expect(!brand.isEmpty && brand.allSatisfy { $0.campaign == nil && $0.creator != nil })
        #expect(truth.transfers.filter { $0.kind == "traffic" }.allSatisfy { $0.creator == nil })
        let twoSided = Double(campaign.count { $0.witnesses.count == 2 }) / Double(campaign.count)
        #expect(twoSided > 0.3 * knobs.twoSided && twoSided < 1.5 * knobs.twoSided)
        let broken = Double(truth.broken.count) / Double(truth.transfers.count)
        #expect(broken > 0 && broken < 0.02)
    }

    /// A post that a payment bought was published within the days that `pipeline.json` looks at.
    @Test(arguments: Fixtures.worlds)
    func boughtPostsAreNearTheirPayment(seed: UInt64, preset: String) {
        var builder = WorldBuilder(seed: seed, difficulty: Fixtures.preset(preset), rates: Fixtures.rates)
        builder.build()
        for transfer in builder.transfers {
            for post in transfer.posts {
                #expect((-7...30).contains(builder.posts[post].day - transfer.day), "seed \(seed)")
                #expect(builder.posts[post].creator == transfer.creator)
            }
        }
    }

    /// What an agency got for a campaign covers what it paid on.
    @Test(arguments: Fixtures.worlds)
    func agenciesAreFundedForWhatTheyPay(seed: UInt64, preset: String) {
        var builder = WorldBuilder(seed: seed, difficulty: Fixtures.preset(preset), rates: Fixtures.rates)
        builder.build()
        for agency in builder.agencies {
            for campaign in builder.campaigns.indices {
                let own = builder.transfers.filter { $0.campaign == campaign && $0.twin == nil }
                for currency in Set(own.map(\.currency)) {
                    let got = own.reduce(Int64(0)) { $0 + ($1.payee.key == agency.key && $1.currency == currency ? $1.minor : 0) }
                    let paid = own.reduce(Int64(0)) { $0 + ($1.payer.key == agency.key && $1.currency == currency ? $1.minor : 0) }
                    let hasTwins = builder.transfers.contains { $0.campaign == campaign && $0.twin != nil && $0.payee.key == agency.key }
                    #expect(got >= paid || hasTwins, "seed \(seed): agency \(agency.name) got \(got) and paid \(paid) \(currency)")
                }
            }
        }
    }
}
