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
        let texts = findings.texts
        for row in report.sorted(report.aggregates.links) {
            let link = findings.links[row.link]
            let share = link.campaigns[row.share]
            let post = share.posts[row.post]
            let content = findings.contents[post.content]
            writer.text(findings.payments[link.payment].id)
            writer.text(campaigns[share.campaign].id)
            writer.text(content.platform, in: texts)
            writer.text(content.id, in: texts)
            writer.text(content.url, in: texts)
            writer.text(content.handle, in: texts)
            writer.text(content.postedAt.iso)
            writer.text(post.grade.rawValue)
            writer.number(Probability.text(post.probability))
            var evidence = writer.beginPieces()
            evidence.append(post.evidence)
            writer.end(&evidence)
            writer.number(row.allocated?.description)
            writer.text(row.allocated == nil ? "" : currency)
            try writer.endRow()
        }
    }
}

extension Report {
    /// Lines in the order of payment id, campaign id, platform and content id.
    fileprivate func sorted(_ lines: [LinkLine]) -> [LinkLine] {
        let ranks = campaignRanks
        func content(_ line: LinkLine) -> Content {
            findings.contents[findings.links[line.link].campaigns[line.share].posts[line.post].content]
        }
        return lines.sorted { left, right in
            if left.link != right.link {
                return findings.payments[findings.links[left.link].payment].number
                    < findings.payments[findings.links[right.link].payment].number
            }
            let campaigns = findings.links[left.link].campaigns
            if left.share != right.share { return ranks[campaigns[left.share].campaign] < ranks[campaigns[right.share].campaign] }
            let (l, r) = (content(left), content(right))
            return l.platform == r.platform ? findings.texts.precedes(l.id, r.id) : findings.texts.precedes(l.platform, r.platform)
        }
    }
}
