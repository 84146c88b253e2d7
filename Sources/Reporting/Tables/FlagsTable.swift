import PipelineModel

struct FlagsTable: ReportTable {
    static let fileName = "flags.csv"
    static let part = ReportWriter.Part.indicators
    static let columns = [
        "flag", "severity", "subject_id", "subject", "campaign_id", "amount", "currency", "detail", "parameters", "evidence",
    ]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        for flag in report.flags {
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
            try writer.endRow()
        }
    }
}
