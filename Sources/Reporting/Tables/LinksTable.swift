import PipelineModel

struct LinksTable: ReportTable {
    static let fileName = "links.csv"
    static let columns = [
        "payment_id", "campaign_id", "platform", "content_id", "url", "handle", "posted_at", "grade", "probability", "evidence",
        "allocated",
        "currency",
    ]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let findings = report.findings
        let campaigns = report.configuration.campaigns
        let currency = report.configuration.reporting.currencies[0]
        typealias Key = (payment: String, campaign: String, platform: String, content: String, line: LinkLine)
        let keys: [Key] = report.aggregates.links.map { line in
            let share = findings.links[line.link].campaigns[line.share]
            let content = findings.contents[share.posts[line.post].content]
            let payment = findings.payments[findings.links[line.link].payment].id
            return (payment, campaigns[share.campaign].id, report.text(content.platform), report.text(content.id), line)
        }
        let rows = keys.sorted { ($0.payment, $0.campaign, $0.platform, $0.content) < ($1.payment, $1.campaign, $1.platform, $1.content) }
        for row in rows {
            let post = findings.links[row.line.link].campaigns[row.line.share].posts[row.line.post]
            let content = findings.contents[post.content]
            writer.text(row.payment)
            writer.text(row.campaign)
            writer.text(row.platform)
            writer.text(row.content)
            writer.text(report.text(content.url))
            writer.text(report.text(content.handle))
            writer.text(content.postedAt.iso)
            writer.text(post.grade.rawValue)
            writer.number(Probability.text(post.probability))
            writer.text(report.short(post.evidence))
            writer.number(row.line.allocated?.description)
            writer.text(row.line.allocated == nil ? "" : currency)
            try writer.endRow()
        }
    }
}
