internal import PipelineModel

/// What comparisons look up: entries, parties, mentions and texts of the run.
struct Scene {
    let entries: [Entry]
    let parties: PartyTable
    let mentions: MentionTable
    let texts: TextTable
}
