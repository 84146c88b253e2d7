import Extraction
import LedgerStore
import Normalisation
import PipelineModel

/// Reads one drop of a source through Extraction and Normalisation.
struct DropReader {
    var source: SourceConfiguration
    let registry: CurrencyRegistry
    /// The drop's name as messages show it.
    let name: String
    let observer: any RunObserver
    let workers: Workers
    /// Where and how large drops are read; nil where this process reads them.
    var remote: RemoteReading?

    /// - Throws: ``Problem`` or ``Problems`` where the drop cannot be read at all: no text, unknown columns, ambiguous formats.
    func read(path: String, index: Int, tables: inout EvidenceTables) throws -> DropReading {
        do {
            if let entities = try entities(path) { return try withExtendedLifetime(entities) { try readEntities(entities.path, index) } }
            let (own, reader) = try opened(path, index)
            var dressed = self
            dressed.source = try HeaderCurrency.resolved(own, header: reader.header, registry: registry, file: name)
            return try dressed.readRecords(reader, &tables)
        } catch let problem as Problem {
            throw named(problem, path)
        } catch let problems as Problems {
            throw Problems(problems.all.map { named($0, path) })
        }
    }

    /// The drop where it is a watch list of FollowTheMoney entities.
    private func entities(_ path: String) throws -> OpenedDrop? {
        guard source.kind == .watchlist else { return nil }
        let opened = try OpenedDrop(path: path)
        return withExtendedLifetime(opened) { WatchlistReader.isJSON(opened.path) } ? opened : nil
    }

    /// Why the drop is no file of this source's kind; nil where its columns are those that the source names.
    func misfit(path: String) throws -> String? {
        do {
            if try entities(path) != nil { return nil }
            let (own, reader) = try opened(path, 0)
            switch source.kind {
            case .adspend:
                _ = try AdSpendColumns(source: own, header: reader.header, columnCount: reader.columnCount, registry: registry, file: name)
            case .watchlist:
                let list = WatchlistNormaliser.source(own, header: reader.header)
                _ = try ColumnPlan(source: list, header: reader.header, columnCount: reader.columnCount, file: name)
            default: _ = try ColumnPlan(source: own, header: reader.header, columnCount: reader.columnCount, file: name)
            }
            return nil
        } catch let problem as Problem where problem.kind == .dataRefused || problem.kind == .configuration {
            return clause(problem)
        } catch let problems as Problems {
            return problems.all.first.map(clause) ?? "does not suit it"
        }
    }

    /// What is wrong as a clause whose subject is the drop.
    private func clause(_ problem: Problem) -> String {
        problem.what.hasPrefix(name + " ") ? String(problem.what.dropFirst(name.count + 1)) : problem.what
    }

    private func readRecords(_ reader: RecordReader, _ tables: inout EvidenceTables) throws -> DropReading {
        if source.kind == .adspend || source.kind == .watchlist { return try readList(reader, &tables) }
        let plan = try ColumnPlan(source: source, header: reader.header, columnCount: reader.columnCount, file: name)
        return try read(reader, plan, &tables)
    }

    /// Messages name the drop as the report does.
    private func named(_ problem: Problem, _ path: String) -> Problem {
        var problem = problem
        if problem.file == path { problem.file = name }
        return problem
    }

    private func read(_ reader: RecordReader, _ plan: ColumnPlan, _ tables: inout EvidenceTables) throws -> DropReading {
        var reading = DropReading()
        switch source.kind {
        case .ledger:
            reading.entries = try normalise(reader, plan, &reading, &tables, chunks: try chunks(reader, LedgerNormaliser.self)) {
                LedgerNormaliser(source: source, plan: plan, formats: $0, registry: registry)
            }
        case .content:
            reading.contents = try normalise(reader, plan, &reading, &tables, chunks: try chunks(reader, ContentNormaliser.self)) {
                ContentNormaliser(source: source, plan: plan, formats: $0)
            }
        case .account:
            reading.accounts = try normalise(reader, plan, &reading, &tables, chunks: try chunks(reader, AccountNormaliser.self)) {
                AccountNormaliser(source: source, plan: plan, formats: $0)
            }
        case .disclosure:
            reading.disclosures = try normalise(reader, plan, &reading, &tables, chunks: try chunks(reader, DisclosureNormaliser.self)) {
                DisclosureNormaliser(source: source, plan: plan, formats: $0, registry: registry)
            }
        case .declaration:
            reading.declarations = try normalise(reader, plan, &reading, &tables, chunks: try chunks(reader, DeclarationNormaliser.self)) {
                DeclarationNormaliser(source: source, plan: plan, formats: $0, registry: registry)
            }
        case .adspend, .watchlist:
            break
        }
        return reading
    }

    /// Profiles the columns, then normalises all records.
    ///
    /// The profile of the first records is that of the whole file as long as every later value reads under it; where one does not, the
    /// whole file is profiled, and normalised again if that says otherwise (``ColumnFormats/isSettled``).
    func normalise<Normaliser: RecordNormaliser>(
        _ reader: RecordReader, _ plan: ColumnPlan, _ reading: inout DropReading, _ tables: inout EvidenceTables,
        chunks: Chunks<Normaliser>? = nil, make: (ColumnFormats) throws -> Normaliser
    ) throws -> [Normaliser.Item] where Normaliser.Item: Placed & Renumbered {
        var formats = try profile(reader, plan, whole: false)
        var records = try normalise(reader, make(formats), chunks?(formats), &reading, &tables)
        if records.notes.formatFailures > 0 {
            let ofWhole = try profile(reader, plan, whole: true)
            if ofWhole.dates != formats.dates || ofWhole.amounts != formats.amounts {
                formats = ofWhole
                records = try normalise(reader, make(formats), chunks?(formats), &reading, &tables)
            }
        }
        if let other = records.rejects.first(where: { $0.reason == HeaderRow.otherReason }) { throw otherHeader(other) }
        summarise(records, reader, formats, plan, &reading)
        return records.items
    }

    private func otherHeader(_ reject: Reject) -> Problem {
        Problem(
            .dataRefused, file: name, line: Int(reject.place.line),
            "names columns, and other than the header does, so that the records under it would be read into wrong fields",
            remedy: "put each table in a file of its own")
    }

    private struct Settled: Error {}

    private func profile(_ reader: RecordReader, _ plan: ColumnPlan, whole: Bool) throws -> ColumnFormats {
        var profiler = try ColumnProfiler(plan: plan, source: source)
        do {
            if whole || !profiler.isSettled {
                try reader.read { batch in
                    profiler.add(batch)
                    if !whole, profiler.isSettled { throw Settled() }
                }
            }
        } catch is Settled {}
        return try profiler.formats()
    }

    private func normalise<Normaliser: RecordNormaliser>(
        _ reader: RecordReader, _ normaliser: Normaliser, _ elsewhere: PartReader<Normaliser>.Elsewhere?, _ reading: inout DropReading,
        _ tables: inout EvidenceTables
    ) throws -> NormalisedRecords<Normaliser.Item> where Normaliser.Item: Placed & Renumbered {
        let stage = "reading \(name)"
        var parts = PartReader(reader: reader, normaliser: normaliser, workers: workers) { [observer] records, fraction in
            observer.advanced(stage: stage, records: records, fraction: fraction)
        }
        parts.elsewhere = elsewhere
        let part = try parts.read(&tables)
        reading.unused = part.unused
        return part.records
    }

    private func summarise<Item>(
        _ records: NormalisedRecords<Item>, _ reader: RecordReader, _ formats: ColumnFormats, _ plan: ColumnPlan,
        _ reading: inout DropReading
    ) {
        var summary = DropSummary()
        summary.dialect = DialectText.settings(of: reader)
        summary.formats = FormatText.settings(of: formats, given: source.parse)
        summary.counts.entries = records.counts.entries
        summary.counts.excluded = records.counts.excluded
        summary.counts.rejected = records.counts.rejected
        summary.counts.blank = records.counts.blank
        summary.counts.records = records.counts.records
        summary.excludedByReason = records.counts.excludedByReason
        summary.notes = NotesText.counts(of: records.notes)
        summary.controlTotals = ControlTotalsText.sums(of: records.totals)
        reading.summary = summary
    }
}
