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
    let engine: RunEngine

    private var workers: Workers { engine.workers }
    private var keepsCopies: Bool { inputs.file.configuration.evidence == .copy }
    var evidence: EvidenceFolder { EvidenceFolder(store: store.path) }

    /// - Throws: ``Problems`` where a drop is refused.
    func takeIn() throws -> Result {
        let stored = try store.read { try $0.drops() }
        var shelf = Shelf(stored, inputs.file.configuration)
        let paths = filesToHash(shelf)
        let (hashes, tables) = try workers.together(
            { [workers] in FileHashes(of: paths, workers: workers) },
            { try store.read { EvidenceTables(texts: try $0.texts(), mentions: try $0.mentions()) } })
        shelf.hashes = hashes
        var result = Result(tables: tables)
        result.knownTexts = result.tables.texts.count
        result.knownMentions = result.tables.mentions.count
        var problems: [Problem] = []
        let start = ContinuousClock.now
        for (index, source) in inputs.file.configuration.sources.enumerated() {
            if let missing = inputs.missing[index], !shelf.knows(source: source.id) { problems.append(missing) }
            for path in inputs.paths[index] {
                takeAll(path, of: source, &problems, &shelf, &result)
            }
        }
        for drop in shelf.unread where evidence.holds(drop.sha256) {
            guard let source = inputs.file.configuration.sources.first(where: { $0.id == drop.source }) else { continue }
            collect(&problems) {
                guard try DropHash.sha256(ofFile: evidence.file(drop.sha256)).hex == drop.sha256 else {
                    throw Problem(
                        .dataRefused, file: evidence.file(drop.sha256), "the copy of \(drop.name) has changed",
                        remedy: "restore it from a backup")
                }
                try takeNew(evidence.file(drop.sha256), drop.sha256, drop.size, of: source, names: drop.names, &shelf, &result)
            }
        }
        problems += shelf.unread.filter { !shelf.delivered.contains(DropKey(source: $0.source, sha256: $0.sha256)) }.map { drop in
            Problem(
                .inputMissing, file: drop.name,
                "the source “\(drop.source)” is read differently now, and this drop of it is no longer there",
                remedy: "put the file back (SHA-256 \(drop.sha256)), or restore the source's settings")
        }
        guard problems.isEmpty else { throw Problems(problems) }
        let records = result.readings.values.reduce(0) { $0 + $1.summary.counts.records }
        if records > 0 {
            FreedMemory.giveBack()
            clock.add("reading", records: records, since: start)
        }
        result.warnings = notices(stored, shelf, result)
        result.active = shelf.active(inputs.file.configuration)
        return result
    }

    /// The delivered files whose hash decides whether they are read.
    private func filesToHash(_ shelf: Shelf) -> [String] {
        zip(inputs.file.configuration.sources, inputs.paths).flatMap { source, paths in
            paths.filter { keepsCopies || shelf.mayKnow(source: source.id, size: FileMark($0).size) }
        }
    }

    private func collect(_ problems: inout [Problem], _ body: () throws -> Void) {
        do {
            try body()
        } catch let problem as Problem {
            problems.append(problem)
        } catch let several as Problems {
            problems += several.all
        } catch {
            problems.append(Problem(.internalError, "\(error)", remedy: "report this"))
        }
    }

    /// Takes in a delivered file, or the drops inside it where it is an archive.
    private func takeAll(
        _ path: String, of source: SourceConfiguration, _ problems: inout [Problem], _ shelf: inout Shelf, _ result: inout Result
    ) {
        var opened: DropExpansion?
        collect(&problems) {
            do {
                opened = try DropExpansion(path, pattern: SourceFiles.split(source.path, in: inputs.file).members)
            } catch var problem as Problem {
                problem.file = problem.file.map(inputs.file.shown)
                throw problem
            }
        }
        guard let expansion = opened else { return }
        var unfit = expansion.leftOut.map { RunManifest.LeftOut(source: source.id, file: inputs.file.shown($0.path), reason: $0.reason) }
        var taken = 0
        var archive: OpenedArchive?
        if expansion.drops != [path] {
            collect(&problems) { archive = try OpenedArchive(path, store: store) }
            guard archive != nil else { return }
        }
        for drop in expansion.drops {
            collect(&problems) {
                let reason = try take(drop, in: archive, of: source, isOptional: expansion.isOpenChoice, &shelf, &result)
                if let reason { unfit.append(.init(source: source.id, file: inputs.file.shown(drop), reason: reason)) } else { taken += 1 }
            }
        }
        result.leftOut += unfit
        guard taken == 0, expansion.isOpenChoice, unfit.count == expansion.drops.count + expansion.leftOut.count else { return }
        let first = unfit.first { left in !expansion.leftOut.contains { inputs.file.shown($0.path) == left.file } } ?? unfit.first
        problems.append(
            Problem(
                .dataRefused, file: inputs.file.shown(path),
                "no file in the archive suits the source “\(source.id)”" + (first.map { "; \($0.file): \($0.reason)" } ?? ""),
                remedy: "check the source's columns, or name the members in its path, such as \(inputs.file.shown(path))!/*.csv"))
    }

    /// Takes in one delivered file: a drop that is known, perhaps under another name, or a new one.
    ///
    /// - Parameters:
    ///   - archive: The archive that it lies in.
    ///   - isOptional: Whether it is left out where it does not suit the source.
    /// - Returns: Why it was left out; nil where it was taken.
    private func take(
        _ path: String, in archive: OpenedArchive?, of source: SourceConfiguration, isOptional: Bool, _ shelf: inout Shelf,
        _ result: inout Result
    ) throws -> String? {
        let name = inputs.file.shown(path)
        let before = FileMark(archive?.path ?? path)
        if !keepsCopies, archive == nil, !isOptional, !shelf.mayKnow(source: source.id, size: before.size) {
            // It is new whatever its hash is, so that it is read while it is hashed.
            let (hash, reading) = try workers.together(
                { try DropHash.sha256(ofFile: path) }, { try read(source, path, name, &result.tables) })
            let key = DropKey(source: source.id, sha256: hash.hex)
            shelf.delivered.insert(key)
            try add(reading, of: source, sha256: hash.hex, size: hash.size, names: [name], &shelf, &result)
            try refuseChange(path, name, since: before)
            return nil
        }
        let (sha256, size) = try archive?.hash(of: path, noting: &result.members) ?? shelf.hashes.sha256(ofFile: path)
        let key = DropKey(source: source.id, sha256: sha256)
        shelf.delivered.insert(key)
        if let drop = shelf.known[key] {
            try refuseIfMostlyRejected(drop.summary.counts, name, first: nil)
            if keepsCopies { try evidence.keep(OpenedDrop(path: path).path, sha256: sha256) }
            if !drop.names.contains(name) {
                shelf.known[key]?.names.append(name)
                if drop.id != 0 { result.newNames.append((drop.id, name)) }
            }
            return nil
        }
        if isOptional, let reason = try reader(source, name).misfit(path: path) { return reason }
        if keepsCopies { try evidence.keep(OpenedDrop(path: path).path, sha256: sha256) }
        let names = [name] + (shelf.names[key] ?? []).filter { $0 != name }
        try takeNew(keepsCopies ? evidence.file(sha256) : path, sha256, size, of: source, names: names, &shelf, &result)
        if !keepsCopies { try refuseChange(archive?.path ?? path, name, since: before) }
        return nil
    }

    private func refuseChange(_ path: String, _ name: String, since before: FileMark) throws {
        guard FileMark(path) == before else {
            throw Problem(.dataRefused, file: name, "the file changed while it was read", remedy: "wait until it is whole, then run again")
        }
    }

    private func takeNew(
        _ path: String, _ sha256: String, _ size: Int64, of source: SourceConfiguration, names: [String], _ shelf: inout Shelf,
        _ result: inout Result
    ) throws {
        let reading = try read(source, path, names.first ?? sha256, &result.tables)
        try add(reading, of: source, sha256: sha256, size: size, names: names, &shelf, &result)
    }

    private func add(
        _ reading: DropReading, of source: SourceConfiguration, sha256: String, size: Int64, names: [String], _ shelf: inout Shelf,
        _ result: inout Result
    ) throws {
        let key = DropKey(source: source.id, sha256: sha256)
        let name = names.first ?? sha256
        try refuseIfMostlyRejected(reading.summary.counts, name, first: reading.unused.first { $0.fate == .rejected }?.reject)
        shelf.known[key] = StoredDrop(
            source: source.id, sha256: sha256, size: size, reading: shelf.readingKeys[source.id] ?? "",
            arrived: ISO8601DateFormatter().string(from: Date()), summary: reading.summary, names: names)
        result.readings[key] = reading
    }

    private func read(_ source: SourceConfiguration, _ path: String, _ name: String, _ tables: inout EvidenceTables) throws -> DropReading {
        try reader(source, name).read(path: path, index: 0, tables: &tables)
    }

    private func reader(_ source: SourceConfiguration, _ name: String) -> DropReader {
        DropReader(
            source: source, registry: inputs.conversion.registry, name: name, observer: observer, workers: workers,
            remote: RemoteReading(engine, inputs.file))
    }

    /// Holds for drops that are known as well, so that a lower limit refuses what a fresh store would.
    private func refuseIfMostlyRejected(_ counts: DropSummary.Counts, _ name: String, first: Reject?) throws {
        let limit = inputs.file.configuration.maxRejectRate
        guard counts.records > 0, Double(counts.rejected) / Double(counts.records) > limit else { return }
        var what = "\(counts.rejected) of \(counts.records) records were rejected, more than limits.maxRejectRate (\(limit)) allows"
        if let first { what += "; the first: \(first.reason)" + (first.value.isEmpty ? "" : " (“\(first.value)”)") }
        throw Problem(
            .dataRefused, file: name, line: first.map { Int($0.place.line) }, field: first.flatMap { $0.field.isEmpty ? nil : $0.field },
            what,
            remedy: "mend the file or the source's columns, dialect or parse settings; `payola inspect` shows what is in the file")
    }
}
