internal import Foundation
public import PipelineModel

/// What a run came to.
public struct RunOutcome: Sendable {
    /// Links by grade.
    public struct LinkCounts: Sendable, Codable, Hashable {
        public var confirmed = 0
        public var probable = 0
        public var possible = 0

        public init() {}
    }

    /// One stage's share of the run.
    public struct Stage: Sendable, Codable {
        public var name: String
        public var records: Int
        public var seconds: Double
    }

    /// The run's id: a hash of all that decided its outputs.
    public var run: String
    public var output: String
    public var counts: DropSummary.Counts
    public var payments: Int
    public var links: LinkCounts
    public var campaignTotals: [RunManifest.Total]
    public var seconds: Double
    public var stages: [Stage]
    public var warnings: [String]
    /// Whether there was nothing new, so that no byte was written.
    public var isUnchanged: Bool

    /// The object that `payola run --json` prints.
    public func json() throws -> String {
        struct Object: Encodable {
            var run: String
            var records, entries, repeats, excluded, rejected, payments: Int
            var links: LinkCounts
            var seconds: Double
            var stages: [Stage]
        }
        let object = Object(
            run: run, records: counts.records, entries: counts.entries, repeats: counts.repeats, excluded: counts.excluded,
            rejected: counts.rejected, payments: payments, links: links, seconds: seconds, stages: stages)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }
}
