internal import Foundation
import LedgerStore
import PipelineModel

/// Finds the records that stand at `file:line`, whatever became of them.
struct PlaceFinder {
    let investigation: Investigation

    /// Records over several lines are found by each of them.
    ///
    /// - Returns: None where `id` names no file of a source.
    /// - Throws: ``Problem`` of kind `inputMissing` where the file is known and has no record there.
    func find(_ id: String) throws -> [RecordAtPlace] {
        guard let colon = id.lastIndex(of: ":"), let line = UInt32(id[id.index(after: colon)...]) else { return [] }
        let drops = drops(named: String(id[..<colon]))
        guard !drops.isEmpty else { return [] }
        let found = try drops.flatMap { try records(of: $0, on: line) }
        guard found.isEmpty else { return found }
        throw Problem(
            .inputMissing, file: String(id[..<colon]), line: Int(line), "no record stands on this line",
            remedy: "lines count from 1, with the header; rejects.csv and payments.csv have the lines of records")
    }

    /// The record that starts at a byte of a drop.
    func records(at offset: UInt64, ofDrop drop: Int) throws -> [RecordAtPlace] { try all(of: drop).filter { $0.place.offset == offset } }

    /// As reports write the file, or by its path.
    private func drops(named name: String) -> [Int] {
        let absolute = RealPath.of(name)
        return investigation.drops.indices.filter { index in
            let drop = investigation.drops[index]
            return investigation.findings.drops[index].placeName == name
                || drop.names.contains { $0 == name || RealPath.of(investigation.file.resolve($0)) == absolute }
        }
    }

    private func records(of drop: Int, on line: UInt32) throws -> [RecordAtPlace] {
        let all = try all(of: drop)
        let starting = all.filter { $0.place.line == line }
        guard starting.isEmpty, let before = all.filter({ $0.place.line < line }).max(by: { $0.place.line < $1.place.line }) else {
            return starting
        }
        guard let bytes = SourceLines(investigation).bytes(at: before.place) else { return [] }
        return Self.lineEnds(bytes) >= Int(line - before.place.line) ? [before] : []
    }

    /// The drop's records in the order of the file: what was read into something, then the others.
    private func all(of drop: Int) throws -> [RecordAtPlace] {
        let id = investigation.drops[drop].id
        let places = try investigation.store.read { try self.places($0, id, drop) }
        let unused = try investigation.store.read { try $0.unusedRecords(ofDrop: id, index: drop) }
        var all = zip(places, investigation.assembly.fates[drop]).map { place, fate in RecordAtPlace(place: place, fate: .read(fate)) }
        for record in unused { all.append(RecordAtPlace(place: record.reject.place, fate: .unused(record.fate, record.reject))) }
        return all
    }

    private func places(_ reader: StoreReader, _ id: Int64, _ index: Int) throws -> [Place] {
        switch investigation.findings.configuration.sources[investigation.findings.drops[index].source].kind {
        case .ledger: try reader.entries(ofDrop: id, index: index).map(\.place)
        case .content: try reader.contents(ofDrop: id, index: index).map(\.place)
        case .account: try reader.accounts(ofDrop: id, index: index).map(\.place)
        case .disclosure: try reader.disclosures(ofDrop: id, index: index).map(\.place)
        case .declaration: try reader.declarations(ofDrop: id, index: index).map(\.place)
        case .adspend: try reader.adSpend(ofDrop: id, index: index).map(\.place)
        case .watchlist: try reader.watchlist(ofDrop: id, index: index).map(\.place)
        }
    }

    /// LF, CR and CRLF each end a line.
    private static func lineEnds(_ bytes: [UInt8]) -> Int {
        bytes.indices.count { bytes[$0] == 0x0A || bytes[$0] == 0x0D && (bytes.count == $0 + 1 || bytes[$0 + 1] != 0x0A) }
    }
}
