internal import Foundation

/// A world: its files as bytes and its truth.
public struct World: Sendable {
    public struct File: Sendable {
        /// Relative to the world's folder.
        public var path: String
        public var bytes: [UInt8]
    }

    public var files: [File]
    public var truth: Truth
    /// How right the script is that an analyst would write in an afternoon.
    public var plainScript: Score

    /// Draws a world; the same arguments give the same bytes.
    public init(seed: UInt64, difficulty: Difficulty, style: Style = .plain, rates: RateBook) {
        var builder = WorldBuilder(seed: seed, difficulty: difficulty, style: style, rates: rates)
        builder.build()
        var writer = WorldWriter(world: builder)
        writer.writeDown()
        var press = Press(world: builder, random: writer.random)
        files = press.print(writer.files)
        truth = press.truth(seed: seed)
        plainScript = PlainScript(world: builder, ledgers: writer.files, accountRows: press.accountRows()).score(truth)
        files.append(File(path: "truth.json", bytes: Self.json(truth)))
    }

    /// Writes the files under `folder`, which is made where it is missing.
    public func write(to folder: String) throws {
        for file in files {
            let url = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
    }

    static func json(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { Array($0) } ?? []
    }
}
