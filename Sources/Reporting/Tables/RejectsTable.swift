import PipelineModel

struct RejectsTable: ReportTable {
    static let fileName = "rejects.csv"
    static let columns = ["source", "file", "line", "field", "value", "reason", "record"]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let drops = report.findings.drops
        let rows = report.rejects.map { (reject: $0, drop: drops[Int($0.place.drop)]) }.sorted { left, right in
            let (l, r) = (left.reject, right.reject)
            let leftSource = report.configuration.sources[left.drop.source].id
            let rightSource = report.configuration.sources[right.drop.source].id
            return (leftSource, left.drop.name, l.place.line, l.field, l.value, l.place.offset)
                < (rightSource, right.drop.name, r.place.line, r.field, r.value, r.place.offset)
        }
        for row in rows {
            writer.text(report.configuration.sources[row.drop.source].id)
            writer.text(row.drop.name)
            writer.number(Int(row.reject.place.line))
            writer.text(row.reject.field)
            writer.text(row.reject.value)
            writer.text(row.reject.reason)
            writer.text(row.reject.record)
            try writer.endRow()
        }
    }
}
