import PipelineModel
import TestSupport
import Testing

@testable import Resolution

@Suite struct PairScoringTests {
    /// What a worker elsewhere makes of a part is what this process makes of it: nothing that scoring asks is left behind.
    @Test(arguments: [1, 2] as [UInt64])
    func aWorkerScoresAsThisProcessDoes(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        var texts = TextTable()
        let names = (0..<300).map { _ in texts.intern(ScoreBoundTests.name(&generator)) }
        let folds = FoldTable(names: names, texts: texts)
        var scorer = NameScorer()
        scorer.weights.nearCost = 6
        scorer.wordBits = WordFrequencies.bits(folds)
        scorer.isKnown = WordFrequencies.known(folds)
        let isListed = folds.names.indices.map { $0 % 7 == 0 }
        let candidates = CandidatePairs(folds, bits: scorer.wordBits, isListed: isListed, workers: Workers(1))
        let scoring = PairScoring(
            candidates: candidates, names: folds.names, table: folds.table, scorer: scorer, floor: 2, partSize: 64)
        var context = ByteWriter()
        scoring.writeContext(to: &context)
        var contextReader = ByteReader(context.bytes)
        let worker = try PairScoring.worker(context: &contextReader)
        var found = 0
        for part in 0..<scoring.partCount {
            var bytes = ByteWriter()
            scoring.write(part: part, to: &bytes)
            var reader = ByteReader(bytes.bytes)
            let (there, here) = (try worker(&reader), scoring.run(part))
            found += here.pairs.count
            #expect(there.pairs.map(\.left) == here.pairs.map(\.left), "seed \(seed), part \(part)")
            #expect(there.pairs.map(\.right) == here.pairs.map(\.right), "seed \(seed), part \(part)")
            #expect(there.pairs.map(\.bits) == here.pairs.map(\.bits), "seed \(seed), part \(part)")
            #expect(there.pairs.map(\.pattern) == here.pairs.map(\.pattern), "seed \(seed), part \(part)")
        }
        #expect(found > 20, "seed \(seed): \(found) pairs")
    }
}
