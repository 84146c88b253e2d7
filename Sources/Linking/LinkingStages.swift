public import PipelineModel

/// What an engine's workers can be asked to do of this stage.
public enum LinkingStages {
    public static let all: [any PartStage.Type] = [CandidateFinding.self]
}
