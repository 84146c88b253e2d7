import Foundation
import PipelineModel
import TestSupport
import Testing

@testable import PipelineRunner

/// What is counted and summed up in parts, against doing it in one go.
@Suite struct SettlementPartsTests {
    private static func entries(_ count: Int, _ random: inout SeededGenerator) -> [Entry] {
        (0..<count).map { _ in
            Entry(
                place: Place(drop: 0, line: 2, offset: 0, length: 1), identity: Fingerprint(rawValue: 0), content: Fingerprint(rawValue: 0),
                day: Day(number: 0), payer: MentionID(rawValue: .random(in: 0..<90, using: &random)),
                payee: MentionID(rawValue: .random(in: 50..<200, using: &random)),
                amount: ExactDecimal(mantissa: .random(in: -9...1_000_000_000, using: &random), scale: .random(in: 0...3, using: &random)),
                currency: TextID(rawValue: .random(in: 1...3, using: &random)), transaction: .none)
        }
    }

    @Test("money summed up in parts is the money of all", arguments: 0..<8)
    func money(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var texts = TextTable()
        for code in ["EUR", "RON", "USD"] { _ = texts.intern(code) }
        let entries = Self.entries(500, &random)
        var whole = MoneyTally()
        var parts: [MoneyTally] = Array(repeating: MoneyTally(), count: 4)
        for (index, entry) in entries.enumerated() {
            whole.add(entry.amount, currency: entry.currency, stands: index % 7 != 0)
            parts[index / 130].add(entry.amount, currency: entry.currency, stands: index % 7 != 0)
        }
        var sum = MoneyTally()
        for part in parts { sum.add(part) }
        let (left, right) = (whole.sums(texts), sum.sums(texts))
        #expect(left.keys.sorted() == ["EUR", "RON", "USD"] && right.keys.sorted() == left.keys.sorted())
        for (code, sums) in left {
            #expect(right[code]?.standing == sums.standing && right[code]?.repeated == sums.repeated, "seed \(seed): \(code)")
            #expect(sums.standing != sums.repeated)
        }
    }

    @Test("mentions counted in parts are those of all", arguments: 0..<8)
    func mentions(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let entries = Self.entries(700, &random)
        let engine = LocalEngine(Workers(3))
        func counts(_ partSize: Int) -> [[UInt32]] {
            engine.merge(MentionCounting(entries, mentions: 200, partSize: partSize))[0].counts.map { [$0.mention, $0.count, $0.first] }
        }
        let whole = counts(.max)
        #expect(whole.reduce(0) { $0 + $1[1] } == 1_400)
        for partSize in [1, 90, 350] { #expect(counts(partSize) == whole, "seed \(seed), \(partSize) at a time") }
    }

    @Test func aFileThatChangedIsHashedAgain() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("hashed-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
        let hashes = FileHashes(of: [path, path + ".missing"], workers: Workers(2))
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(try hashes.sha256(ofFile: path).hex == abc)
        try Data("abcd".utf8).write(to: URL(fileURLWithPath: path))
        let changed = try hashes.sha256(ofFile: path)
        #expect(changed.hex != abc && changed.size == 4)
        #expect(throws: (any Error).self) { try hashes.sha256(ofFile: path + ".missing") }
    }
}
