import PipelineModel
import Testing

@testable import Linking

/// What is asked for millions of times is held to how one would put it.
@Suite struct FastPathTests {
    @Test(arguments: UInt64(31)...33)
    func fixedBitsAreThoseOfTheRules(seed: UInt64) {
        let world = RandomWorld(seed: seed, creators: 40).world
        var (context, claims, references) = world.claims()
        var random = SplitMix(seed)
        var told = 0
        for payment in world.payments.indices {
            let facts = references.facts(of: world.payments[payment].references)
            let creator = context.content.number(of: world.payments[payment].payee) ?? Int.random(in: -1..<10, using: &random)
            for campaign in world.campaigns.indices {
                let claim = claims.claim(payment, creator: creator, campaign: campaign, facts: facts)
                let listed = ListedSponsor().bits(claim, context)
                let disclosed = DisclosureNamesPayment().bits(claim, context)
                var bits = -listed
                for rule in LinkRules.all where !rule.isLearnt { bits += rule.bits(claim, context) }
                #expect(LinkRules.fixedBits(claim, disclosed: disclosed, context) == bits, "seed \(seed)")
                let isListed = context.sponsors.isListed(claim.payer, for: campaign)
                let option = Option.of(claim, group: nil, prior: 1, isListed: isListed, context)
                #expect(option.disclosed == disclosed && option.isListed == (listed != 0), "seed \(seed)")
                if option.isListed { #expect(ListedSponsor.bits(isInside: option.isInside) == listed, "seed \(seed)") }
                if disclosed != 0 || listed != 0 { told += 1 }
            }
        }
        #expect(told > 20, "seed \(seed)")
    }

    /// Per option, by looking at all options of its group and at all posts.
    private func slowlyBought(
        _ cases: [Case], _ options: [Option], _ probabilities: [Double], _ before: [Float], _ context: LinkContext
    ) -> [Float] {
        var found = before
        for item in cases {
            for index in item.options where options[index].group >= 0 && options[index].isNear {
                var others: Int64 = 0
                for other in cases where abs(other.day - item.day) <= 21 {
                    for rival in other.options where rival != index && options[rival].group == options[index].group {
                        others += probabilities[rival].millionths
                    }
                }
                let (before, after) = (Int32(context.settings.daysBefore), Int32(context.settings.daysAfter))
                let posts = context.content.groupDays[context.content.groups[Int(options[index].group)].places].count {
                    $0 >= item.day - 21 - before && $0 <= item.day + 21 + after
                }
                let share = Float(min(1, max(0, Double(others) / PayerStatistics.unit + 1 - Double(posts))))
                found[index] = (found[index] + share) / 2
            }
        }
        return found
    }

    @Test(arguments: UInt64(41)...52)
    func whatRivalsBoughtIsWhatLookingAtAllOfThemShows(seed: UInt64) throws {
        var random = SplitMix(seed)
        var world = SmallWorld()
        world.campaign("a", hashtags: ["eins"])
        world.campaign("b", hashtags: ["zwei"])
        for creator in 0..<4 { world.party("Creator \(creator)", handle: "tiktok:creator\(creator)") }
        for post in 0..<Int.random(in: 4...30, using: &random) {
            world.post(
                "tiktok:creator\(Int.random(in: 0..<4, using: &random))", day: Int.random(in: 0..<60, using: &random), id: "7\(post)",
                caption: ["#eins", "#zwei", "#eins #zwei"][Int.random(in: 0..<3, using: &random)])
        }
        let context = world.claims().context
        var (cases, options): ([Case], [Option]) = ([], [])
        let days = (0..<Int.random(in: 0...60, using: &random)).map { _ in Int32.random(in: 0..<80, using: &random) }.sorted()
        for (payment, day) in days.enumerated() {
            let creator = Int.random(in: 0..<4, using: &random)
            let first = options.count
            for group in context.content.groups(of: creator) {
                var option = Option(creator: Int32(creator), weight: 1)
                option.campaign = Int32(context.content.groups[group].campaign)
                option.group = Int32(group)
                if Bool.random(using: &random) { option.traits.insert(.near) }
                options.append(option)
            }
            cases.append(
                Case(
                    payment: Int32(payment), payer: 0, firstOption: Int32(first), optionCount: Int32(options.count - first),
                    day: SmallWorld.start.number + day, cents: 1, nobody: 0, ceiling: 1, isUpstream: false, teaches: true, isNamed: false))
        }
        var bought = BoughtPosts(cases, options, context, Workers(2))
        var (fast, slow) = ([Float](repeating: 0, count: options.count), [Float](repeating: 0, count: options.count))
        for _ in 0..<3 {
            let probabilities = options.map { _ in Bool.random(using: &random) ? 1 : Double.random(in: 0...1, using: &random) }
            bought.learn(probabilities, &fast, Workers(2))
            slow = slowlyBought(cases, options, probabilities, slow, context)
            #expect(fast == slow, "seed \(seed)")
        }
    }

    @Test(arguments: UInt64(61)...64)
    func slotsKeepTheirPayersAndCampaigns(seed: UInt64) {
        var random = SplitMix(seed)
        var statistics = PayerStatistics(campaigns: 7, payers: 30)
        var pairs: [(payer: Int32, campaign: Int, slot: Int32)] = []
        for _ in 0..<200 {
            let (payer, campaign) = (Int32.random(in: 0..<30, using: &random), Int.random(in: 0..<7, using: &random))
            pairs.append((payer, campaign, statistics.slot(payer, campaign)))
        }
        let places = statistics.settle()
        for pair in pairs {
            let place = Int(places[Int(pair.slot)])
            #expect(statistics.slots.payers[place] == pair.payer && Int(statistics.slots.campaigns[place]) == pair.campaign, "seed \(seed)")
            #expect(statistics.slots(of: pair.payer).contains(place), "seed \(seed)")
            #expect(statistics.slots.find(pair.payer, pair.campaign) == Int32(place), "seed \(seed)")
        }
        for payer in 0..<30 as Range<Int32> {
            // In the order in which they came.
            let before = places.indices.filter { statistics.slots(of: payer).contains(Int(places[$0])) }.map { places[$0] }
            #expect(before == before.sorted(), "seed \(seed)")
        }
    }

    @Test(arguments: UInt64(71)...73)
    func comparableAmountsAreThoseOfTheRates(seed: UInt64) throws {
        var random = SplitMix(seed)
        var texts = TextTable()
        var rates = RateTable()
        for currency in ["USD", "RON"] {
            let quotes = (0..<40).map { index in
                RateTable.Quote(rate: ExactDecimal(mantissa: 10_000 + Int64(index), scale: 4), day: SmallWorld.start + index * 2)
            }
            rates.add(quotes, for: currency)
        }
        let party = PartyID(rawValue: 0)
        let mention = MentionID(rawValue: 0)
        let payments = (0..<300).map { index in
            let currency = ["EUR", "USD", "RON", "XXX"][Int.random(in: 0..<4, using: &random)]
            return Payment(
                number: PaymentID(rawValue: UInt64(index)), day: SmallWorld.start + Int.random(in: -10..<110, using: &random), payer: party,
                payee: party, payerMention: mention, payeeMention: mention,
                amount: ExactDecimal(mantissa: Int64.random(in: -90_000...90_000, using: &random), scale: UInt8(index % 4)),
                currency: texts.intern(currency), entries: [index])
        }
        var amounts = ComparableAmounts(payments, rates: rates, texts: texts)
        for payment in payments {
            let euros = rates.euroCents(payment.amount, texts[payment.currency], on: payment.day)
            let expected = try euros ?? #require(payment.amount.rounded(to: 2)).mantissa
            #expect(amounts.cents(payment) == Int64(expected.magnitude), "seed \(seed)")
        }
    }
}
