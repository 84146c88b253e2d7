internal import Foundation
public import PipelineModel

/// What exports need of `run.json`. Every key but the version may be missing, so that later and earlier programs' files can be read.
public struct PublishedManifest: Sendable, Decodable {
    public struct Drop: Sendable, Decodable {
        public var source: String?
        public var file: String?
        public var sha256: String?
        public var bytes: Int64?
        public var records: DropSummary.Counts?
        /// Things that a reader should know and that cost no record, with how often they occurred.
        public var notes: [String: Int]?
        public var excludedByReason: [String: Int]?
        /// Per currency and fate, sums as plain decimals.
        public var controlTotals: [String: [String: String]]?
    }

    public struct Rates: Sendable, Decodable {
        public var provider: String?
        public var file: String?
        public var sha256: String?
        public var from: String?
        public var to: String?
        public var maxAgeDays: Int?
    }

    public struct Output: Sendable, Decodable {
        public var name: String
        public var sha256: String
    }

    public struct Grades: Sendable, Decodable {
        public var links: [String: Int]?
        public var payments: [String: Int]?
    }

    public var version: String
    public var run: String?
    public var investigation: String?
    public var configSha256: String?
    public var decisionsSha256: String?
    public var drops: [Drop]?
    public var rates: [Rates]?
    public var records: DropSummary.Counts?
    public var payments: Int?
    public var parties: Int?
    public var grades: Grades?
    public var outputs: [Output]?

    /// - Throws: ``Problem`` of kind `inputMissing` where there is no run, `dataRefused` where the file is damaged.
    static func read(folder: String) throws -> (PublishedManifest, Data) {
        let file = folder + "/run.json"
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Problem(
                .inputMissing, file: file, "no run was published in this folder",
                remedy: "run `payola run` first, or name the folder that a run published to")
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return (try decoder.decode(PublishedManifest.self, from: data), data)
        } catch {
            throw Problem(
                .dataRefused, file: file, "is not the run.json of a run", remedy: "delete it and run `payola run` again to publish it anew")
        }
    }
}
