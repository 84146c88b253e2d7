import Aggregation
import Linking
import Normalisation
import PipelineModel
import Reconciliation
import Resolution

/// All that a run has done in parts, in the order of the run.
enum EngineStages {
    struct Row {
        var type: any PartStage.Type
        /// How the work is cut.
        var cut: String
        /// What a worker is given beside its part.
        var context: String
        /// What comes back.
        var back: String
    }

    static let all: [Row] =
        rows(
            readings, cut: "chunks of a drop, cut where a line feed ends a line", context: "configuration, formats of the columns",
            back: "entries as integers, each text and mention once, rejects, control totals")
        + rows(
            [MentionCounting.self], cut: "entries, then by mention", context: "how many mentions there are", back: "a count per mention")
        + rows(
            ResolutionStages.all, cut: "names, each with those that share a blocking key", context: "names, blocks, weights",
            back: "pairs alike enough to matter")
        + rows(
            ReconciliationStages.all, cut: "pairs of entries that share a blocking key", context: "parties, mentions, texts",
            back: "a weight per pair")
        + rows(
            LinkingStages.all, cut: "payments", context: "campaigns, content, disclosures, parties, texts, what payments teach",
            back: "the payments that may have reached a creator")
        + rows(
            AggregationStages.all, cut: "shares of payments, then by campaign", context: "nothing",
            back: "sums per campaign, payer and creator")

    private static let readings: [any PartStage.Type] = [
        ChunkReading<LedgerNormaliser>.self, ChunkReading<ContentNormaliser>.self, ChunkReading<AccountNormaliser>.self,
        ChunkReading<DisclosureNormaliser>.self, ChunkReading<DeclarationNormaliser>.self,
    ]

    private static func rows(_ types: [any PartStage.Type], cut: String, context: String, back: String) -> [Row] {
        types.map { Row(type: $0, cut: cut, context: context, back: back) }
    }

    /// - Throws: ``Problem`` of kind `usage` where there is no such stage.
    static func named(_ name: String) throws(Problem) -> any PartStage.Type {
        for row in all where row.type.name == name { return row.type }
        var names: [String] = []
        for row in all { names.append(row.type.name) }
        throw Problem(.usage, "no stage is called “\(name)”", remedy: "they are " + names.joined(separator: ", "))
    }
}
