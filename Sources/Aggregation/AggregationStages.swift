public import PipelineModel

/// What an engine's workers can be asked to do of this stage.
public enum AggregationStages {
    public static let all: [any PartStage.Type] = [CampaignSums.self]
}
