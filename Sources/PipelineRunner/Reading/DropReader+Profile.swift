import Extraction
import Normalisation
import PipelineModel
import Profiles

extension DropReader {
    /// Opens the drop under what its source says: as it stands, or laid over the profile that it names, and with the rows put together that
    /// belong together.
    func opened(_ path: String, _ index: Int) throws -> (source: SourceConfiguration, reader: RecordReader) {
        var own = source
        var reader: RecordReader
        if let id = source.profile, let profile = BuiltInProfiles.named(id) {
            (own, reader) = try opened(path, index, profile)
        } else {
            reader = try RecordReader(path: path, drop: UInt32(index), settings: source.dialect, workers: workers)
        }
        if let misfit = reader.detected.misfit, own.namesHeaders { throw unlikeRecords(misfit) }
        guard !own.rows.isEmpty else { return (own, reader) }
        let grouping = try RowGrouping(source: own, header: reader.header, columnCount: reader.columnCount, file: name)
        own.exclude = RowGrouping.exclusions + own.exclude
        var all = RecordBatch()
        try reader.read { all.append($0) }
        return (own, RecordReader(reader, header: grouping.header, columnCount: grouping.columnCount, records: grouping.group(all)))
    }

    private func opened(_ path: String, _ index: Int, _ profile: Profile) throws -> (SourceConfiguration, RecordReader) {
        let unlaid = try profile.source(under: source, layout: nil)
        let rows = try HeadRows(path: path, settings: unlaid.dialect)
        guard let match = profile.match(FileHead(rows.cells), isNamed: true) else { throw unknownLayout(profile, rows) }
        let laid = try profile.source(under: source, layout: match.layout)
        var settings = laid.dialect
        settings.delimiter = settings.delimiter ?? rows.delimiter
        if let row = match.row {
            let earlier = EarlierTable.firstRow(in: rows.cells[..<row], header: rows.cells[row], records: rows.cells[(row + 1)...])
            if settings.skipLines == nil, let earlier {
                throw DialectDetector.earlierTable(name, header: rows.linesBefore[row], rows.linesBefore[earlier])
            }
            settings.skipLines = settings.skipLines ?? rows.linesBefore[row]
            settings.header = settings.header ?? true
        } else {
            settings.skipLines = settings.skipLines ?? 0
            settings.header = settings.header ?? false
        }
        let reader = try RecordReader(path: path, drop: UInt32(index), settings: settings, workers: workers)
        var narrowed = laid.narrowed(to: reader.header, columnCount: reader.columnCount, keeping: source)
        if source.constants["currency"] == nil, narrowed.constants["currency"] != nil, narrowed.columns["currency"] == nil,
            let named = PreambleCurrency.code(in: rows.cells.prefix(match.row ?? 0), registry)
        {
            narrowed.constants["currency"] = named
        }
        return (narrowed, reader)
    }

    private func unlikeRecords(_ misfit: DetectedDialect.Misfit) -> Problem {
        Problem(
            .dataRefused, file: name, line: misfit.linesBefore + 1,
            "names \(misfit.names.count) columns, and most rows have \(misfit.columns) fields, so that nothing says which name is that of which field",
            remedy:
                "export the file again, or set dialect.header to false, dialect.skipLines to \(misfit.linesBefore + 1), and map columns to positions"
        )
    }

    private func unknownLayout(_ profile: Profile, _ rows: HeadRows) -> Problem {
        let header = rows.likelyHeader
        let missing = profile.nearness(to: header)?.missing ?? []
        let other = BuiltInProfiles.match(FileHead(rows.cells))?.profile.id
        return Problem(
            .configuration, file: name, field: "sources[\(source.id)].profile",
            "the file has no layout of the profile “\(profile.id)” that is known"
                + (missing.isEmpty ? "" : "; it lacks " + missing.prefix(6).map { "“\($0)”" }.joined(separator: ", ")),
            remedy: other.map { "its header is that of the profile “\($0)”" }
                ?? "check that the file is \(profile.title); `payola inspect` shows its columns, which can be mapped without a profile")
    }
}

extension SourceConfiguration {
    /// Whether a field is looked for by a header's name.
    fileprivate var namesHeaders: Bool { columns.values.contains(where: \.namesHeader) }
}

extension SourceConfiguration.ColumnSelector {
    fileprivate var namesHeader: Bool {
        switch self {
        case .header: true
        case .position: false
        case .joined(let several): several.contains(where: \.namesHeader)
        case .first(let parts): parts.contains { $0.column.namesHeader }
        }
    }
}

extension RecordBatch {
    /// Adds the records of `other` behind one's own.
    mutating func append(_ other: borrowing RecordBatch) {
        let bytes = self.bytes.count
        let fields = fieldEnds.count
        self.bytes += other.bytes
        fieldEnds += other.fieldEnds.map { $0 + bytes }
        for var record in other.records {
            record.firstField += fields
            records.append(record)
        }
    }
}
