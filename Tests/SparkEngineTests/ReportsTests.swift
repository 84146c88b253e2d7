import Foundation
import PipelineModel
import Testing

@testable import SparkEngine

/// What the driver does with what workers report: everything once and whole, or an error that names the chunk.
@Suite struct ReportsTests {
    private static let stage = Sums(numbers: [[1, 2, 3], [], Array(0..<200_000)])

    private func lines(_ chunk: Int) -> [ReportLine] { ReportLine.lines(chunk: chunk, Self.stage.run(chunk)) }

    private func taken(_ lines: [ReportLine]) throws -> [PartTally] {
        var reports = Reports(chunks: 3) { "chunk \($0)" }
        for line in lines { try reports.add(ReportLine(ArraySlice(line.text.utf8))) }
        return try (0..<3).map { try reports.output(ofChunk: $0, rows: Self.stage.rows(ofPart: $0), Sums.Output.self).tally }
    }

    @Test func whatIsWholeIsTakenInWhateverOrderItComes() throws {
        let all = (0..<3).flatMap(lines)
        #expect(all.count >= 6)
        #expect(try taken(all) == (0..<3).map { Self.stage.run($0).tally })
        #expect(try taken(all.reversed()) == (0..<3).map { Self.stage.run($0).tally })
    }

    @Test func aChunkThatIsMissingIsNamed() {
        let lost = TransferDamage("chunk 1 was not reported: its worker ended early and said that all was well")
        #expect(throws: lost) { try taken(lines(0) + lines(2)) }
        let cut = TransferDamage("chunk 2 was not reported to its end: its worker ended early and said that all was well")
        #expect(throws: cut) { try taken(lines(0) + lines(1) + lines(2).dropLast()) }
        let piece = TransferDamage("chunk 0 is not whole: 0 of its 1 pieces came")
        #expect(throws: piece) { try taken(Array(lines(0).dropFirst()) + lines(1) + lines(2)) }
    }

    @Test func aChunkThatCameTwiceIsNamed() {
        #expect(throws: TransferDamage("chunk 0 was reported twice: its piece 0 came again")) {
            try taken((0..<3).flatMap(lines) + lines(0))
        }
        #expect(throws: TransferDamage("chunk 1 was reported twice")) { try taken((0..<3).flatMap(lines) + lines(1).suffix(1)) }
        #expect(throws: TransferDamage("chunk 7 was reported, and there are 3")) {
            try taken([.trailer(chunk: 7, .init(pieces: 0, tally: .init(rows: 0), sha256: String(repeating: "0", count: 64)))])
        }
    }

    @Test func aByteThatChangedIsFound() throws {
        for position in [0, 7, 40] {
            var all = (0..<3).flatMap(lines)
            guard case .piece(let chunk, let number, var bytes) = all[0] else { return #expect(Bool(false)) }
            bytes[position] ^= 0x10
            all[0] = .piece(chunk: chunk, number: number, bytes: bytes)
            #expect(throws: TransferDamage("chunk 0 came altered: its hash is another")) { try taken(all) }
        }
    }

    @Test func aTrailerThatSaysOtherRowsIsFound() throws {
        var all = (0..<3).flatMap(lines)
        guard case .trailer(let chunk, var trailer) = all[1] else { return #expect(Bool(false)) }
        trailer.tally.rows += 1
        all[1] = .trailer(chunk: chunk, trailer)
        #expect(throws: TransferDamage("chunk 0 does not balance: 3 rows and 6 came, 4 and 6 were sent")) { try taken(all) }
    }

    @Test func rowsThatAWorkerNeverLookedAtAreMissed() throws {
        var reports = Reports(chunks: 1) { "chunk \($0)" }
        for line in lines(0) { try reports.add(line) }
        #expect(throws: TransferDamage("chunk 0 accounts for 3 rows, and has 4")) {
            try reports.output(ofChunk: 0, rows: 4, Sums.Output.self)
        }
    }

    @Test(
        "what is no line of a worker is damage, never a crash",
        arguments: [
            "", " ", "c", "c 0", "c 0 0", "c 0 0 !!!", "c -1 0 AAAA", "c 0 0 AAAA more", "t 0 1 2 3", "t 0 1 2 3 short", "x 0 1",
            "! 0", "! 0 %4", "! 0 %ZZ", "p 0 1", "c 99999999999999999999 0 AAAA", "cc 0 0 AAAA", "\u{0}\u{1}\u{2}",
        ])
    func badLines(_ text: String) {
        #expect(throws: TransferDamage.self) { try ReportLine(ArraySlice(text.utf8)) }
    }

    @Test func linesHaveNothingThatTransformReadsSomethingInto() throws {
        let hostile = ReportLine.failure(chunk: 0, "a\tb\nc\r\\N \u{1} ‘quoted’ ; `x` $(rm)")
        for line in lines(0) + lines(2) + [hostile] {
            let bytes = Array(line.text.utf8)
            #expect(!bytes.contains { $0 < 0x20 || $0 == UInt8(ascii: "\\") })
            #expect(bytes.count < 300_000)
        }
        let read = try ReportLine(ArraySlice(hostile.text.utf8))
        #expect(read == hostile)
    }

    @Test func partsThatWereCutByKeysAreCounted() throws {
        let label: (Int) -> String = { "chunk \($0)" }
        var ledger = PartLedger(parts: 2, label: label)
        try ledger.add(PartTally(rows: 3, control: 6), ofPart: 1)
        #expect(throws: TransferDamage("chunk 0 was not reported: its worker ended early and said that all was well")) {
            try ledger.checkParts { _ in nil }
        }
        try ledger.add(PartTally(rows: 1, control: 1), ofPart: 0)
        try ledger.checkParts { [1, 3][$0] }
        #expect(throws: TransferDamage("chunk 1 accounts for 3 rows, and has 4")) { try ledger.checkParts { [1, 4][$0] } }
        try ledger.check(against: [PartTally(rows: 4, control: 7)])
        #expect(throws: TransferDamage("what was put together does not balance: 4 rows and 8 came, 4 and 7 were sent")) {
            try ledger.check(against: [PartTally(rows: 4, control: 8)])
        }
        try ledger.add(PartTally(rows: 1, control: 1), ofPart: 0)
        #expect(throws: TransferDamage("chunk 0 was reported 2 times")) { try ledger.checkParts { _ in nil } }
        #expect(throws: TransferDamage("part 2 was reported, and there are 2")) { try ledger.add(PartTally(rows: 0), ofPart: 2) }
    }
}
