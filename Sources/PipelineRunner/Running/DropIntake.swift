import Extraction
import Foundation
import LedgerStore
import Normalisation
import PipelineModel

/// Finds out which drops are new, reads them, and has them ready for the store.
struct DropIntake {
    let inputs: RunInputs
    let store: LedgerStore
    let clock: StageClock
    let observer: any RunObserver

    /// What was delivered, known and new.
    struct Result {
        var tables: EvidenceTables
        /// The active drops in order of precedence; a new one has the id 0 until it is stored.
        var active: [StoredDrop] = []
        var readings: [DropKey: DropReading] = [:]
        /// Names under which known drops were delivered again.
        var newNames: [(drop: Int64, name: String)] = []
        var knownTexts = 0
        var knownMentions = 0
        var warnings: [String] = []

        /// Whether nothing has to be stored.
        var isEmpty: Bool { readings.isEmpty && newNames.isEmpty }
    }

    struct DropKey: Hashable {
        var source: String
        var sha256: String
    }

    /// - Throws: ``Problems`` where a drop is refused.
    func takeIn() throws -> Result {
        let (stored, texts, mentions) = try store.read { (try $0.drops(), try $0.texts(), try $0.mentions()) }
        var result = Result(tables: EvidenceTables(texts: texts, mentions: mentions))
        result.knownTexts = texts.count
        result.knownMentions = mentions.count
        var known: [DropKey: StoredDrop] = [:]
        var stale: [DropKey: StoredDrop] = [:]
        let readingKeys = Dictionary(
            uniqueKeysWithValues: inputs.file.configuration.sources.map { ($0.id, ReadingKey.of($0, units: inputs.file.configuration.units)) })
        for drop in stored {
            let key = DropKey(source: drop.source, sha256: drop.sha256)
            if drop.reading == readingKeys[drop.source] { known[key] = drop } else if readingKeys[drop.source] != nil { stale[key] = drop }
        }
        var problems: [Problem] = []
        let start = ContinuousClock.now
        var records = 0
        for (index, source) in inputs.file.configuration.sources.enumerated() {
            for path in inputs.paths[index] {
                let name = inputs.file.shown(path)
                do {
                    let (sha256, size) = try DropHash.sha256(ofFile: path)
                    let key = DropKey(source: source.id, sha256: sha256)
                    if var drop = known[key] {
                        guard !drop.names.contains(name) else { continue }
                        if drop.id != 0 { result.newNames.append((drop.id, name)) }
                        drop.names.append(name)
                        known[key] = drop
                        continue
                    }
                    let reading = try read(source, path, name, &result.tables)
                    try refuseIfMostlyRejected(reading, name)
                    records += reading.summary.counts.records
                    known[key] = StoredDrop(
                        source: source.id, sha256: sha256, size: size, reading: readingKeys[source.id] ?? "",
                        arrived: ISO8601DateFormatter().string(from: Date()), summary: reading.summary,
                        names: [name] + (stale.removeValue(forKey: key)?.names.filter { $0 != name } ?? []))
                    result.readings[key] = reading
                } catch let problem as Problem {
                    problems.append(problem)
                } catch let several as Problems {
                    problems += several.all
                }
            }
        }
        problems += stale.values.filter { known[DropKey(source: $0.source, sha256: $0.sha256)] == nil }.sorted { $0.name < $1.name }.map { drop in
            Problem(
                .inputMissing, file: drop.name, "the source “\(drop.source)” is read differently now, and this drop of it is no longer there",
                remedy: "put the file back (SHA-256 \(drop.sha256)), or restore the source's settings")
        }
        guard problems.isEmpty else { throw Problems(problems) }
        if records > 0 { clock.add("reading", records: records, since: start) }
        result.warnings = changedFiles(stored, known)
        result.active = inPrecedence(Array(known.values))
        return result
    }

    private func read(_ source: SourceConfiguration, _ path: String, _ name: String, _ tables: inout EvidenceTables) throws -> DropReading {
        try DropReader(source: source, registry: inputs.conversion.registry, name: name, observer: observer)
            .read(path: path, index: 0, tables: &tables)
    }

    private func refuseIfMostlyRejected(_ reading: DropReading, _ name: String) throws {
        let limit = inputs.file.configuration.maxRejectRate
        guard reading.rejectRate > limit else { return }
        let first = reading.unused.first { $0.fate == .rejected }?.reject
        let counts = reading.summary.counts
        throw Problem(
            .dataRefused, file: name, line: first.map { Int($0.place.line) }, field: first.flatMap { $0.field.isEmpty ? nil : $0.field },
            "\(counts.rejected) of \(counts.records - counts.blank) records were rejected, more than limits.maxRejectRate (\(limit)) allows; the first: \(first?.reason ?? "")\(first.map { $0.value.isEmpty ? "" : " (“\($0.value)”)" } ?? "")",
            remedy: "mend the file or the source's columns, dialect or parse settings; `payola inspect` shows what is in the file")
    }

    /// A file whose bytes are not those that were taken in under its name.
    private func changedFiles(_ stored: [StoredDrop], _ known: [DropKey: StoredDrop]) -> [String] {
        var warnings: [String] = []
        for drop in stored where known[DropKey(source: drop.source, sha256: drop.sha256)]?.id == drop.id {
            for name in drop.names {
                let others = known.values.filter { $0.source == drop.source && $0.sha256 != drop.sha256 && $0.names.contains(name) && $0.id == 0 }
                guard !others.isEmpty else { continue }
                warnings.append(
                    "\(name) has changed since it was taken in; both versions are evidence, and records of the earlier one that the new one lacks still count"
                )
            }
        }
        return warnings.sorted()
    }

    /// By source, then by file name with numbers by value, then by hash.
    private func inPrecedence(_ drops: [StoredDrop]) -> [StoredDrop] {
        let order = Dictionary(uniqueKeysWithValues: inputs.file.configuration.sources.enumerated().map { ($1.id, $0) })
        return drops.sorted { left, right in
            if left.source != right.source { return (order[left.source] ?? 0) < (order[right.source] ?? 0) }
            if left.name != right.name { return NaturalOrder.precedes(left.name, right.name) }
            return left.sha256 < right.sha256
        }
    }
}

extension DropIntake.Result {
    /// Writes what is new, and answers the active drops with their ids.
    func store(in transaction: StoreTransaction) throws -> [StoredDrop] {
        for (drop, name) in newNames { try transaction.addName(name, ofDrop: drop) }
        try transaction.addTexts(of: tables.texts, beyond: knownTexts)
        try transaction.addMentions(of: tables.mentions, beyond: knownMentions)
        return try active.map { drop in
            guard let reading = readings[.init(source: drop.source, sha256: drop.sha256)] else { return drop }
            var drop = drop
            drop.id = try transaction.add(drop)
            try transaction.add(reading.entries, toDrop: drop.id)
            try transaction.add(reading.accounts, toDrop: drop.id)
            try transaction.add(reading.contents, toDrop: drop.id)
            try transaction.add(reading.disclosures, toDrop: drop.id)
            try transaction.add(reading.declarations, toDrop: drop.id)
            try transaction.add(reading.unused, toDrop: drop.id)
            return drop
        }
    }

    /// The ids of those of `stored` that are new in this run.
    func newDropIDs(_ stored: [StoredDrop]) -> [Int64] {
        stored.filter { readings[.init(source: $0.source, sha256: $0.sha256)] != nil }.map(\.id)
    }
}
