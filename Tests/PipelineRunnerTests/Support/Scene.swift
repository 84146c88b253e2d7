import Foundation
import PipelineModel
import PipelineRunner

/// An investigation in a folder of its own, removed when the test is over.
final class Scene {
    let folder: String
    /// Keys of the configuration beside those that every scene has, as JSON members.
    var extra = ""
    var sources: [String]

    static let bank = """
        {"id": "bank", "kind": "ledger", "path": "bank*.csv", "columns": {"id": "id", "date": "date", "payer": "payer", "payee": "payee",
         "amount": "amount", "currency": "currency", "reference": "reference"}}
        """
    static let books = """
        {"id": "books", "kind": "ledger", "path": "books*.csv", "columns": {"date": "date", "payer": "payer", "payee": "payee",
         "amount": "amount", "currency": "currency", "reference": "reference"}}
        """
    static let accounts = """
        {"id": "accounts", "kind": "account", "path": "accounts.csv", "columns": {"platform": "platform", "handle": "handle", "legal_name": "legal_name"}}
        """
    static let posts = """
        {"id": "posts", "kind": "content", "path": "posts.csv", "columns": {"platform": "platform", "id": "id", "handle": "handle",
         "posted_at": "posted_at", "caption": "caption"}}
        """
    static let creators = ["Ana Popa", "Ion Rusu", "Maria Munteanu", "Radu Barbu", "Irina Cozma"]

    init(sources: [String] = [Scene.bank, Scene.accounts, Scene.posts]) throws {
        folder = NSTemporaryDirectory() + "payola-test-" + UUID().uuidString
        self.sources = sources
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let handles = Self.creators.map { $0.lowercased().replacingOccurrences(of: " ", with: ".") }
        try write("accounts.csv", "platform,handle,legal_name\n" + zip(handles, Self.creators).map { "tiktok,@\($0),\($1)\n" }.joined())
        try write(
            "posts.csv",
            "platform,id,handle,posted_at,caption\n"
                + handles.enumerated().map { "tiktok,\(7001 + $0),@\($1),2024-11-\(10 + $0)T10:00:00,azi #drumdrept\n" }.joined())
        try write("rates.csv", "Date,USD,RON\n" + (1...30).reversed().map { "2024-11-\($0 < 10 ? "0" : "")\($0),1.08,4.9765\n" }.joined())
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }
    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path(name))) }
    func read(_ name: String) -> String { (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? "" }
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }
    func move(_ name: String, to other: String) throws { try FileManager.default.moveItem(atPath: path(name), toPath: path(other)) }

    /// A ledger with ids.
    func bank(_ name: String, _ rows: [String]) throws {
        try write(name, "id,date,payer,payee,amount,currency,reference\n" + rows.map { $0 + "\n" }.joined())
    }
    /// A ledger without ids.
    func books(_ name: String, _ rows: [String]) throws {
        try write(name, "date,payer,payee,amount,currency,reference\n" + rows.map { $0 + "\n" }.joined())
    }

    var options: RunOptions {
        get throws {
            try write(
                "pipeline.json",
                """
                {"version": 1, "store": "state/store.sqlite", "output": "out", "reporting": {"currencies": ["EUR", "RON"], "payments": "all"}, \(extra)
                 "rates": [{"provider": "ecb", "path": "rates.csv", "maxAgeDays": 10}],
                 "sources": [\(sources.joined(separator: ",\n"))],
                 "campaigns": [{"id": "drum", "name": "Drum Drept", "from": "2024-10-01", "to": "2024-12-06", "hashtags": ["drumdrept"],
                                "sponsors": ["Pridvor Media SRL"]}]}
                """)
            return RunOptions(configuration: path("pipeline.json"))
        }
    }

    @discardableResult
    func run() throws -> RunOutcome { try PipelineRun(options: options).execute() }

    /// Every output by its name.
    func outputs(without left: Set<String> = []) throws -> [String: String] {
        var files: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path("out")) where !left.contains(name) {
            files[name] = read("out/" + name)
        }
        return files
    }

    /// A file of the outputs as rows of cells by column; the test data have no quoted cells.
    func table(_ name: String) -> [[String: String]] {
        let lines = read("out/" + name).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }

    /// The campaign's total in euros.
    var total: String { table("campaign_totals.csv").first { $0["currency"] == "EUR" }?["total"] ?? "" }
    func explain(_ id: String) throws -> String { try Explainer(options: options).explain(id).text }
}

/// SplitMix64, so that a failing case can be run again by its seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
