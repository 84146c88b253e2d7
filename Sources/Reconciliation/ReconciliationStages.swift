public import PipelineModel

/// What an engine's workers can be asked to do of this stage.
public enum ReconciliationStages {
    public static let all: [any PartStage.Type] = [PairWeighing.self]
}
