import PipelineModel
import Testing

@testable import Linking

/// References that are read in parts, held to each read by itself.
@Suite struct ReferenceTableTests {
    private func said(_ facts: ReferenceFacts) -> String {
        let marks = facts.marks.map { "\($0.campaign) \($0.text) \($0.length) \($0.isName)" }
        let handles = facts.handles.map { "\($0.handle.rawValue) \($0.owner.rawValue) \($0.explicit)" }
        return "\(marks) \(facts.contents) \(handles) \(facts.postCount) \(facts.isEmpty)"
    }

    @Test(arguments: UInt64(81)...86)
    func partsSayWhatEachReferenceSays(seed: UInt64) {
        var random = SplitMix(seed)
        var world = RandomWorld(seed: seed, creators: 40).world
        // Some payments rest on several entries, whose references add up.
        for index in world.payments.indices where Int.random(in: 0..<5, using: &random) == 0 {
            world.payments[index].references = ShortList(
                (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
                    world.payments[Int.random(in: world.payments.indices, using: &random)].references.first
                })
        }
        let reader = world.reader()
        let payments = world.payments
        let table = ReferenceTable(reader, payments, workers: Workers(2), partSize: Int.random(in: 1...3, using: &random)) { $0 % 3 != 0 }
        var read = FoldedWords()
        var telling = 0
        for payment in payments {
            var found = ReferenceFacts()
            var words: [UInt64] = []
            for reference in payment.references {
                world.texts.withBytes(of: reference) { read.read($0) }
                found = found.joined(with: reader.facts(read))
                var own: [UInt64] = []
                reader.readWords(read, into: &own)
                for word in own where !words.contains(word) { words.append(word) }
            }
            #expect(said(table.facts(of: payment.references)) == said(found), "seed \(seed)")
            #expect(table.tell(payment.references) == !found.isEmpty, "seed \(seed)")
            #expect(table.withWords(of: payment.references) { Array($0) } == words, "seed \(seed)")
            if !found.isEmpty { telling += 1 }
        }
        #expect(telling > 20, "seed \(seed)")
    }
}
