internal import Foundation
public import PipelineModel

/// `run.json`: what decided the run's outputs and what they are sealed with. No clock times and no absolute paths.
public struct RunManifest: Sendable, Codable {
    public struct Drop: Sendable, Codable {
        public var source: String
        public var file: String
        public var sha256: String
        public var bytes: Int64
        public var dialect: [String: DropSummary.Setting]
        public var formats: [String: DropSummary.Setting]
        public var records: DropSummary.Counts
        public var excludedByReason: [String: Int]
        public var notes: [String: Int]
        /// Per currency and fate, sums as plain decimals; `read` is the sum of the others.
        public var controlTotals: [String: [String: String]]

        public init(info: DropInfo, source: String, summary: DropSummary) {
            self.source = source
            file = info.name
            sha256 = info.sha256
            bytes = info.size
            dialect = summary.dialect
            formats = summary.formats
            records = summary.counts
            excludedByReason = summary.excludedByReason
            notes = summary.notes
            controlTotals = summary.controlTotals
        }
    }

    /// A file of reference rates.
    public struct Rates: Sendable, Codable, Hashable {
        public var provider: String
        public var file: String
        public var sha256: String
        /// First and last day with a rate.
        public var from: String
        public var to: String
        public var maxAgeDays: Int

        public init(provider: String, file: String, sha256: String, from: String, to: String, maxAgeDays: Int) {
            self.provider = provider
            self.file = file
            self.sha256 = sha256
            self.from = from
            self.to = to
            self.maxAgeDays = maxAgeDays
        }
    }

    /// Of links, and of payments with a campaign.
    public struct Grades: Sendable, Codable, Hashable {
        public var links: [String: Int]
        public var payments: [String: Int]

        public init(links: [String: Int], payments: [String: Int]) {
            self.links = links
            self.payments = payments
        }
    }

    public var version: String
    public var run: String
    public var investigation: String
    public var configSha256: String
    public var decisionsSha256: String?
    public var drops: [Drop]
    public var rates: [Rates]
    public var records: DropSummary.Counts
    public var payments: Int
    public var parties: Int
    public var grades: Grades
    public var outputs: [OutputFile]

    public init(
        run: String, investigation: String, configSha256: String, decisionsSha256: String?, drops: [Drop], rates: [Rates],
        records: DropSummary.Counts, payments: Int, parties: Int, grades: Grades, outputs: [OutputFile]
    ) {
        version = PayolaVersion.current
        self.run = run
        self.investigation = investigation
        self.configSha256 = configSha256
        self.decisionsSha256 = decisionsSha256
        self.drops = drops
        self.rates = rates
        self.records = records
        self.payments = payments
        self.parties = parties
        self.grades = grades
        self.outputs = outputs
    }

    /// The text of `run.json`, with sorted keys.
    public func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// Reads the text of a `run.json`.
    /// - Throws: a decoding error where it is none.
    public init(json: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(RunManifest.self, from: Data(json.utf8))
    }
}
