public import PipelineModel

/// Rows of `flags.csv` as they are written: of flags there may be hundreds of thousands, and their rows take less memory than they do.
public struct FlagRows: Sendable {
    static let fileName = "flags.csv"
    static let columns = [
        "flag", "severity", "subject_id", "subject", "campaign_id", "amount", "currency", "detail", "parameters", "evidence",
    ]

    let bytes: [UInt8]

    /// - Parameter flags: In the order of the rows.
    public init(_ flags: FlagList, style: PipelineConfiguration.CSVStyle) {
        let first = flags.isEmpty ? "" : flags.rule(at: 0).flag + flags.rule(at: 0).parameters
        bytes = CSVWriter.rows(style, size: flags.textSize + flags.count * (first.utf8.count + 24)) { writer in
            for place in flags.indices {
                let rule = flags.rule(at: place)
                func text(_ field: FlagList.Field) { flags.withText(field, at: place) { writer.text($0) } }
                writer.text(rule.flag)
                writer.text(flags.severity(at: place).rawValue)
                text(.subjectID)
                text(.subject)
                text(.campaignID)
                flags.withText(.amount, at: place) { writer.number($0) }
                text(.currency)
                text(.detail)
                writer.text(rule.parameters)
                text(.evidence)
                writer.endLine()
            }
        }
    }
}
