import PipelineModel

struct FlowsTable: ReportTable {
    static let fileName = "flows.csv"
    static let columns = [
        "campaign_id", "origin_id", "origin", "path", "creator_id", "creator", "hops", "amount", "currency", "method", "beneficiary",
    ]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let parties = report.findings.parties
        for flow in report.flows.flows {
            writer.text(flow.campaign.map { report.configuration.campaigns[$0].id } ?? "")
            writer.text(flow.origin.map { parties[$0].id } ?? "")
            writer.text(flow.origin.map { parties[$0].name } ?? "other origins")
            writer.text(flow.pathText(parties))
            writer.text(parties[flow.creator].id)
            writer.text(parties[flow.creator].name)
            writer.number(flow.hops.map(String.init))
            writer.number(flow.plainAmount)
            writer.text(flow.currency.code)
            writer.text(flow.method.rawValue)
            writer.text(flow.campaign.map { report.configuration.campaigns[$0].beneficiary } ?? "")
            try writer.endRow()
        }
    }
}
