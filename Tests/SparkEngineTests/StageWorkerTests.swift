import Foundation
import PipelineModel
import TestSupport
import Testing

@testable import SparkEngine

/// A step as workers see it: files in, lines out.
@Suite struct StageWorkerTests {
    private struct Place: ~Copyable {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("payola-\(UUID().uuidString)").path
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Runs one worker on the lines and answers what it wrote.
    private func work(_ folder: StepFolder, _ step: StageWorker.Step, _ input: [String]) throws -> [String] {
        let file = folder.path + "/said"
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        var rest = input[...]
        try StageWorker(folder: folder.path, step: step, output: output).run(Sums.self) { rest.popFirst() }
        try output.close()
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func descriptors(_ folder: StepFolder) throws -> [[String]] {
        try FileManager.default.contentsOfDirectory(atPath: folder.input).sorted().map { name in
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.input + "/" + name)), as: UTF8.self)
                .split(separator: "\n").map(String.init)
        }
    }

    @Test("parts worked on by workers give what they give in this process", arguments: 0..<6)
    func parts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let stage = Sums(
            numbers: (0..<Int.random(in: 1...9, using: &random)).map { _ in
                (0..<Int.random(in: 0...50, using: &random)).map { _ in Int.random(in: -1000...1000, using: &random) & 0xFFFF }
            })
        let place = Place()
        let folder = StepFolder(path: place.path)
        try folder.write(stage, tasks: 3)
        var reports = Reports(chunks: stage.partCount) { "chunk \($0)" }
        for task in try descriptors(folder) {
            for line in try work(folder, .parts, task) { try reports.add(ReportLine(ArraySlice(line.utf8))) }
        }
        for part in 0..<stage.partCount {
            let output = try reports.output(ofChunk: part, rows: stage.rows(ofPart: part), Sums.Output.self)
            #expect(output.sums == stage.run(part).sums, "seed \(seed)")
        }
        var shuffled: [String] = []
        for task in try descriptors(folder) { shuffled += try work(folder, .keyedParts(buckets: 3), task) }
        shuffled.shuffle(using: &random)
        var buckets = Reports(chunks: 3) { "bucket \($0)" }
        var ledger = PartLedger(parts: stage.partCount) { "chunk \($0)" }
        for line in try work(folder, .merge(chunks: stage.partCount), shuffled) {
            let line = try ReportLine(ArraySlice(line.utf8))
            if case .part(let part, let tally) = line { try ledger.add(tally, ofPart: part) } else { try buckets.add(line) }
        }
        try ledger.checkParts { stage.rows(ofPart: $0) }
        let outputs = try (0..<3).map { try buckets.output(ofChunk: $0, rows: nil, Sums.Output.self) }
        try ledger.check(against: outputs.map(\.tally))
        #expect(Sums.merged(outputs).sums == LocalEngine(Workers(2)).merge(stage)[0].sums, "seed \(seed)")
    }

    @Test func aPieceThatTheShuffleLostIsReportedAndNotTriedAgain() throws {
        let stage = Sums(numbers: [[1, 2], [3]])
        let place = Place()
        let folder = StepFolder(path: place.path)
        try folder.write(stage, tasks: 1)
        let lines = try work(folder, .keyedParts(buckets: 1), try descriptors(folder)[0])
        let kept = lines.filter { !$0.hasPrefix("0\tc 1 ") && !$0.hasPrefix("0\tt 1 ") }
        #expect(kept.count == lines.count - 2)
        let said = try work(folder, .merge(chunks: 2), kept)
        let failure = ReportLine.failure(
            chunk: 0, "chunk 1 of test-sums was not reported: its worker ended early and said that all was well")
        #expect(said.contains(failure.text))
    }

    @Test func aDamagedDescriptorContextOrPartIsAnErrorThatSaysWhich() throws {
        let stage = Sums(numbers: [[1, 2], [3]])
        let place = Place()
        let folder = StepFolder(path: place.path)
        try folder.write(stage, tasks: 1)
        let good = try descriptors(folder)[0][0]
        func said(_ line: String) -> String {
            do {
                _ = try work(folder, .parts, [line])
                return ""
            } catch { return "\(error)" }
        }
        #expect(
            said("nonsense").hasPrefix("test-sums: “nonsense” describes no part: a number, an offset, a length and a SHA-256 are expected;")
        )
        var fields = good.split(separator: " ").map(String.init)
        fields[1] = "99999"
        #expect(said(fields.joined(separator: " ")).contains("chunk 0 lies beyond the end of"))
        fields[1] = "9223372036854775807"
        #expect(said(fields.joined(separator: " ")).contains("chunk 0 lies beyond the end of"))
        fields[1] = "1"
        #expect(said(fields.joined(separator: " ")).contains("is not what its descriptor says: its hash is another"))
        let context = folder.path + "/context"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: context))
        for length in [0, 1, 63, 64, bytes.count - 1] {
            try bytes.prefix(length).write(to: URL(fileURLWithPath: context))
            #expect(said(good).contains(length < 64 ? "is cut short" : "was altered or cut short"), "\(length) bytes")
        }
        try FileManager.default.removeItem(atPath: context)
        #expect(said(good).contains("every machine has to see the exchange folder"))
    }
}
