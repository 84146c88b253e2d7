internal import Foundation
internal import Worlds

/// Draws the worlds, runs payola on each, and tells how right it was.
struct Examination {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let options: Options

    init(_ options: Options) { self.options = options }

    /// Whether all that was required holds.
    func run() throws -> Bool {
        let rates = RateBook(csv: try String(contentsOfFile: options.rates, encoding: .utf8))
        let base =
            options.keep
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("worlds-\(ProcessInfo.processInfo.processIdentifier)").path
        defer { if options.keep == nil { try? FileManager.default.removeItem(atPath: base) } }
        var holds = true
        for (preset, style) in options.presets.flatMap({ preset in options.styles.map { (preset, $0) } }) {
            let group = "\(preset.name)-\(style.name)"
            var whole = Score.none
            var plain = Score.none
            for seed in options.seeds {
                let name = "\(group)-\(seed)"
                let folder = base + "/" + name
                let world = World(seed: seed, difficulty: preset, style: style, rates: rates)
                try lay(world, in: folder)
                if options.generatesOnly { continue }
                let score = try score(world, in: folder)
                whole.add(score, name: name)
                plain.add(world.plainScript, name: name)
                if !options.isJSON { print(Report.line(name, score)) }
                if options.keep == nil { try? FileManager.default.removeItem(atPath: folder) }
            }
            guard !options.generatesOnly else { continue }
            print(options.isJSON ? try Report.json(group, whole, plain) : Report.summary(group, whole, plain))
            for (metric, bound) in options.required {
                guard let found = whole.metrics.first(where: { $0.name == metric }), !found.meets(bound) else { continue }
                holds = false
                FileHandle.standardError.write(
                    Data("accuracy: \(group): \(metric) is \(Report.figure(found.value)), required \(bound)\n".utf8))
            }
        }
        return holds
    }

    private func lay(_ world: World, in folder: String) throws {
        try? FileManager.default.removeItem(atPath: folder)
        try world.write(to: folder)
        try FileManager.default.createDirectory(atPath: folder + "/rates", withIntermediateDirectories: true)
        let rates = URL(fileURLWithPath: options.rates).standardizedFileURL.path
        try FileManager.default.createSymbolicLink(atPath: folder + "/rates/eurofxref-hist.csv", withDestinationPath: rates)
    }

    private func score(_ world: World, in folder: String) throws -> Score {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: options.payola)
        process.arguments = ["run", "--quiet"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let log = folder + "/payola.log"
        guard FileManager.default.createFile(atPath: log, contents: nil), let handle = FileHandle(forWritingAtPath: log) else {
            throw Failure(description: "can't write \(log)")
        }
        process.standardOutput = handle
        process.standardError = handle
        let start = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard process.terminationStatus == 0 else {
            let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            throw Failure(description: "payola ended with status \(process.terminationStatus) in \(folder):\n\(said)")
        }
        var score = try Score(outputs: folder + "/out", truth: world.truth)
        score.seconds = seconds
        return score
    }
}
