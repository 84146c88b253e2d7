import PipelineModel
import TestSupport
import Testing

@Suite struct EvidenceListTests {
    /// Kinds that links show, one that they don't, and weights that two bytes do and don't hold.
    private func pieces(_ random: inout SeededGenerator) -> [Evidence] {
        (0..<Int.random(in: 0...9, using: &random)).map { index in
            let weight = Int.random(in: 0..<40, using: &random) == 0 ? 5000 : Double.random(in: -20...20, using: &random)
            let kind = Int.random(in: 0..<40, using: &random) == 0 ? nil : EvidenceKind.allCases.randomElement(using: &random)
            return Evidence(kind: kind?.rawValue ?? "of-another-build", weight: weight, detail: "detail \(index)")
        }
    }

    private func shown(_ list: EvidenceList) -> [String] {
        var shown: [String] = []
        list.each { shown.append("\($0) \($1)") }
        return shown
    }

    @Test(arguments: UInt64(1)...200)
    func aFileShowsOfABriefListWhatItShowsOfAToldOne(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var brief = EvidenceList.Builder(tellsDetails: false)
        var told = EvidenceList.Builder(tellsDetails: true)
        // The same room serves several lists.
        for _ in 0..<4 {
            let pieces = pieces(&random)
            for piece in pieces {
                if let kind = EvidenceKind(rawValue: piece.kind), Bool.random(using: &random) {
                    brief.add(kind, piece.weight, piece.detail)
                    told.add(kind, piece.weight, piece.detail)
                } else {
                    brief.add([piece])
                    told.add([piece])
                }
            }
            let (short, long) = (brief.take(), told.take())
            #expect(Array(long) == pieces && Array(EvidenceList(pieces)) == pieces, "seed \(seed)")
            #expect(short.map(\.short) == pieces.map(\.short), "seed \(seed)")
            #expect(shown(short) == shown(long) && shown(long) == pieces.map { "\($0.kind) \($0.tenths)" }, "seed \(seed)")
        }
    }

    @Test func linksAreSmall() {
        #expect(MemoryLayout<EvidenceList>.size == 8)
        #expect(MemoryLayout<PaymentLink>.stride <= 40)
    }
}
