internal import Foundation

@testable import Worlds

/// What the tests share: the rates of the samples and a world drawn from them.
enum Fixtures {
    static let rates: RateBook = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let path = root.appendingPathComponent("samples/rates/eurofxref-hist.csv").path
        return RateBook(csv: (try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
    }()

    static func world(_ seed: UInt64, _ difficulty: Difficulty) -> World {
        drawn["\(seed) \(difficulty.name)"] ?? World(seed: seed, difficulty: difficulty, rates: rates)
    }

    /// Drawn once: worlds take a second each.
    private static let drawn = Dictionary(
        uniqueKeysWithValues: worlds.map { ("\($0.0) \($0.1)", World(seed: $0.0, difficulty: preset($0.1), rates: rates)) }
    )

    /// A seed and a preset, for tables of tests.
    static let worlds: [(UInt64, String)] = [(1, "standard"), (2, "standard"), (101, "harsh")]

    static func preset(_ name: String) -> Difficulty { Difficulty.presets.first { $0.name == name } ?? .standard }
}
