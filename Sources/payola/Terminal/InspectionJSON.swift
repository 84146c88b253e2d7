import PipelineModel
import PipelineRunner

/// The object that `payola inspect --json` prints.
enum InspectionJSON {
    static func object(_ inspections: [FileInspection]) -> OrderedJSON { .object([("files", .list(inspections.map(file)))]) }

    private static func file(_ inspection: FileInspection) -> OrderedJSON {
        let dialect = ["delimiter", "quote", "encoding", "skipLines", "header"].compactMap { key in
            inspection.dialect[key].map { (key, OrderedJSON.object([("value", .text($0.value)), ("origin", .text($0.origin))])) }
        }
        let proposal = inspection.proposal
        let source = proposal.json(id: SourceName.id(of: inspection.file), path: inspection.file, header: inspection.header)
        return .object([
            ("file", .text(inspection.file)),
            ("records", .integer(inspection.records)),
            ("blank", .integer(inspection.blank)),
            (
                "unreadable",
                .list(
                    inspection.unreadable.map {
                        .object([("reason", .text($0.reason)), ("records", .integer($0.count)), ("firstLine", .integer($0.firstLine))])
                    })
            ),
            ("dialect", .object(dialect)),
            ("columns", .list(inspection.columns.map { column($0, proposal) })),
            ("kind", kind(proposal.target)),
            (proposal.target == .rates ? "rates" : "source", source),
            ("check", .list(proposal.notes.map { .text($0) })),
            ("missing", .list(proposal.missing.map { .text($0) })),
            ("profile", proposal.profile.map { .text($0) } ?? .null),
            (
                "nearestProfiles",
                .list(
                    proposal.nearest.map {
                        .object([("profile", .text($0.profile)), ("missing", .list($0.missing.map { .text($0) }))])
                    })
            ),
        ])
    }

    private static func column(_ column: ColumnInspection, _ proposal: SourceProposal) -> OrderedJSON {
        let field = proposal.columns.first { $0.column == column.position - 1 }?.field
        return .object([
            ("position", .integer(column.position)), ("name", .text(column.name)), ("type", .text(column.type.rawValue)),
            ("format", column.format.isEmpty ? .null : .text(column.format)), ("ambiguous", .bool(column.isAmbiguous)),
            ("field", field.map { .text($0) } ?? .null), ("values", .integer(column.values)),
            ("samples", .list(column.samples.map { .text($0) })),
        ])
    }

    private static func kind(_ target: SourceProposal.Target) -> OrderedJSON {
        switch target {
        case .source(let kind): .text(kind.rawValue)
        case .rates: .text("rates")
        case .unknown: .null
        }
    }
}
