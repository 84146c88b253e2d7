public import PipelineModel

/// Rows of `flags.csv` as they are written: of flags there may be hundreds of thousands, and their rows take less memory than they do.
public struct FlagRows: Sendable {
    static let fileName = "flags.csv"
    static let columns = [
        "flag", "severity", "subject_id", "subject", "campaign_id", "amount", "currency", "detail", "parameters", "evidence",
    ]

    let bytes: [UInt8]

    /// - Parameter flags: In the order of the rows.
    public init(_ flags: [Flag], style: PipelineConfiguration.CSVStyle) {
        bytes = CSVWriter.rows(style) { writer in
            for flag in flags {
                writer.text(flag.flag)
                writer.text(flag.severity.rawValue)
                writer.text(flag.subjectID)
                writer.text(flag.subject)
                writer.text(flag.campaignID)
                writer.number(flag.amount.isEmpty ? nil : flag.amount)
                writer.text(flag.currency)
                writer.text(flag.detail)
                writer.text(flag.parameters)
                writer.text(flag.evidence)
                writer.endLine()
            }
        }
    }
}
