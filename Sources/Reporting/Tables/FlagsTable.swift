import PipelineModel

struct FlagsTable: ReportTable {
    static let fileName = "flags.csv"
    static let part = ReportWriter.Part.indicators
    static let columns = [
        "flag", "severity", "subject_id", "subject", "campaign_id", "amount", "currency", "detail", "parameters", "evidence",
    ]

    let workers: Workers

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let flags = report.flags
        try writer.rows(flags.count, workers) { row, writer in
            let flag = flags[row]
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
        }
    }
}
