import Extraction
import LedgerStore
import Normalisation
import PipelineModel

extension DropReader {
    /// Reads a watch list written as FollowTheMoney entities, one a line.
    func readEntities(_ path: String, _ index: Int) throws -> DropReading {
        let read = try WatchlistReader.read(path: path, drop: UInt32(index), list: name)
        func unused(_ fate: UnusedRecord.Fate, _ place: Place) -> UnusedRecord {
            UnusedRecord(fate: fate, reject: Reject(place: place, field: "", value: "", reason: "", record: ""))
        }
        var reading = DropReading()
        reading.watchlist = read.records.items
        reading.unused =
            read.records.rejects.map { UnusedRecord(fate: .rejected, reject: $0) } + read.blank.map { unused(.blank, $0) }
            + read.nameless.map { unused(.excluded, $0) }
        reading.unused.sort { $0.reject.place.offset < $1.reject.place.offset }
        let counts = read.records.counts
        reading.summary.dialect = ["format": .init(value: "json-lines", origin: "detected")]
        reading.summary.counts.records = counts.records
        reading.summary.counts.entries = counts.entries
        reading.summary.counts.excluded = counts.excluded
        reading.summary.counts.rejected = counts.rejected
        reading.summary.counts.blank = counts.blank
        reading.summary.excludedByReason = counts.excludedByReason
        return reading
    }

    /// Reads the kinds whose columns depend on the header: advertisement spends and watch lists.
    func readList(_ reader: RecordReader, _ tables: inout EvidenceTables) throws -> DropReading {
        var reading = DropReading()
        if source.kind == .adspend {
            let columns = try AdSpendColumns(
                source: source, header: reader.header, columnCount: reader.columnCount, registry: registry, file: name)
            reading.adSpend = try normalise(reader, columns.plan, &reading, &tables) {
                AdSpendNormaliser(source: source, columns: columns, formats: $0, registry: registry)
            }
        } else {
            let own = WatchlistNormaliser.source(source, header: reader.header)
            let plan = try ColumnPlan(source: own, header: reader.header, columnCount: reader.columnCount, file: name)
            reading.watchlist = try normalise(reader, plan, &reading, &tables) { _ in WatchlistNormaliser(plan: plan, list: name) }
        }
        return reading
    }
}
