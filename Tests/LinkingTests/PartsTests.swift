import PipelineModel
import Testing

@testable import Linking

/// What is found in parts of the payments or cases, held to one pass over all of them.
@Suite struct PartsTests {
    /// Random cuts of a range, some of them empty.
    private func cut(_ range: Range<Int>, _ random: inout SplitMix) -> [Range<Int>] {
        let places = (0..<Int.random(in: 0...4, using: &random)).map { _ in Int.random(in: 0...range.upperBound, using: &random) }
        let ends = [0] + places.sorted() + [range.upperBound]
        return zip(ends, ends.dropFirst()).map { $0..<$1 }
    }

    @Test(arguments: UInt64(91)...96)
    func casesOfPartsAreThoseOfOnePass(seed: UInt64) {
        var random = SplitMix(seed)
        let world = RandomWorld(seed: seed, creators: 40).world
        let creators = world.creatorCases()
        let counts = (campaigns: world.campaigns.count, parties: world.parties.count)
        var whole = [CandidateFinding.candidates(creators, world.payments.indices)]
        var parts = cut(world.payments.indices, &random).map { CandidateFinding.candidates(creators, $0) }
        #expect(parts.flatMap(\.others) == whole[0].others, "seed \(seed)")
        let one = FoundCases(&whole, campaigns: counts.campaigns, parties: counts.parties, workers: Workers(1))
        let joined = FoundCases(&parts, campaigns: counts.campaigns, parties: counts.parties, workers: Workers(2))
        #expect(one.cases.map { "\($0)" } == joined.cases.map { "\($0)" } && one.cases.count > 50, "seed \(seed)")
        #expect(one.options.map { "\($0)" } == joined.options.map { "\($0)" }, "seed \(seed)")
        #expect(one.statistics.slots.pairs == joined.statistics.slots.pairs && one.statistics.counts == joined.statistics.counts)
        #expect(one.currencyCount == joined.currencyCount, "seed \(seed)")
        // Every slot is its payer's and campaign's.
        for item in joined.cases {
            for option in joined.options[item.options] where option.campaign >= 0 {
                #expect(joined.statistics.slots.find(item.payer, Int(option.campaign)) == option.slot, "seed \(seed)")
            }
        }
    }

    @Test(arguments: UInt64(101)...106)
    func groupsHaveTheirOptionsByDay(seed: UInt64) {
        var random = SplitMix(seed)
        var (cases, options): ([Case], [Option]) = ([], [])
        for day in (0..<60).map({ _ in Int32.random(in: 0..<40, using: &random) }).sorted() {
            let first = options.count
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                var option = Option(creator: 0, weight: 1)
                option.group = Int32.random(in: -1..<5, using: &random)
                options.append(option)
            }
            cases.append(item(Int32(cases.count), first, options.count, day: day, isUpstream: cases.count >= 50))
        }
        let grouped = GroupedOptions(cases, options, groups: 5, workers: Workers(2), partSize: Int.random(in: 1...70, using: &random))
        for group in 0..<5 {
            let expected = cases.filter { !$0.isUpstream }.flatMap { item in
                item.options.filter { Int(options[$0].group) == group }.map { "\(item.day) \($0)" }
            }
            #expect(grouped[group].map { "\($0.day) \($0.option)" } == expected, "seed \(seed)")
        }
    }

    private func item(_ payment: Int32, _ first: Int, _ end: Int, day: Int32, isUpstream: Bool) -> Case {
        Case(
            payment: payment, payer: payment % 3, firstOption: Int32(first), optionCount: Int32(end - first), currency: payment % 2,
            day: day, cents: 1, nobody: 0, ceiling: 1, isUpstream: isUpstream, teaches: payment % 4 != 0, hasOneCreator: payment % 2 == 0,
            isNamed: false, wording: Wording.allCases[Int(payment) % Wording.allCases.count])
    }

    @Test(arguments: UInt64(111)...114)
    func wordsOfPartsAreThoseOfOnePass(seed: UInt64) {
        var random = SplitMix(seed)
        let references = (0..<200).map { _ in
            let payer = Int32.random(in: 0..<4, using: &random)
            var words = (0..<Int.random(in: 0...3, using: &random)).map { _ in UInt64.random(in: 1..<40, using: &random) }
            // Every payer has a word of its own.
            if Bool.random(using: &random) { words.append(40 + UInt64(payer)) }
            return (payer: payer, words: words)
        }
        func read(_ range: Range<Int>) -> PayersWords {
            var words = PayersWords(payers: 4)
            for reference in references[range] { reference.words.withUnsafeBufferPointer { words.add($0, payer: reference.payer) } }
            return words
        }
        var joined = PayersWords(payers: 4)
        for range in cut(references.indices, &random) { joined.join(read(range)) }
        let whole = read(references.indices)
        let wordings = (0..<45 as Range<UInt64>).map { word in
            let both = [whole, joined].map { words in [word].withUnsafeBufferPointer { words.wording($0) } }
            #expect(both[0] == both[1], "seed \(seed)")
            return both[0]
        }
        #expect(wordings.contains(.own) && wordings.contains(.common), "seed \(seed)")
    }

    @Test(arguments: UInt64(121)...124)
    func sumsOfPartsAreThoseOfAllCases(seed: UInt64) {
        var random = SplitMix(seed)
        var (cases, options): ([Case], [Option]) = ([], [])
        for _ in 0..<80 {
            let first = options.count
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                var option = Option(creator: Int32.random(in: -1..<3, using: &random), weight: 1)
                option.campaign = Int32.random(in: -1..<3, using: &random)
                option.slot = option.campaign < 0 ? -1 : Int32.random(in: 0..<6, using: &random)
                option.gap = UInt8.random(in: 0...UInt8(GapStatistics.unknown), using: &random)
                option.traits = Option.Traits(rawValue: UInt8.random(in: 0..<32, using: &random))
                options.append(option)
            }
            cases.append(item(Int32(cases.count), first, options.count, day: 0, isUpstream: cases.count >= 70))
        }
        var probabilities = options.map { _ in Double.random(in: 0...1, using: &random) }
        var sums: [RoundSums] = []
        probabilities.withUnsafeMutableBufferPointer { probabilities in
            for ranges in [[cases.indices], cut(cases.indices, &random)] {
                let parts = ranges.map { range in
                    var part = RoundSums(slots: 6, campaigns: 3, currencies: 2)
                    part.add(range, of: cases, options, probabilities)
                    return part
                }
                var all = parts[0]
                for part in parts.dropFirst() { all.join(part) }
                sums.append(all)
            }
        }
        var slots = [Int64](repeating: 0, count: 6)
        for item in cases where item.teaches {
            for index in item.options where options[index].campaign >= 0 {
                slots[Int(options[index].slot)] += probabilities[index].millionths
            }
        }
        #expect(Array(sums[0].slots) == slots, "seed \(seed)")
        #expect(sums[0] == sums[1], "seed \(seed)")
    }
}
