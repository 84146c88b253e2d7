internal import Extraction
internal import Foundation
import LedgerStore
import PipelineModel
internal import Synchronization

/// Reads records back from the drops that they came from, after checking that the drop is the one that was taken in.
final class SourceLines: Sendable {
    private let file: ConfigurationFile
    private let evidence: EvidenceFolder
    let drops: [StoredDrop]
    /// What was found, and what the files looked like then: a file is hashed again only when it was written to.
    private let found = Mutex<[Int: (paths: [String], marks: [FileMark], found: Found)]>([:])

    /// Where a drop's bytes are, or why they are not.
    enum Found: Sendable {
        case file(String)
        case copy(String, because: String)
        case nowhere(String)
    }

    init(file: ConfigurationFile, evidence: EvidenceFolder, drops: [StoredDrop]) {
        self.file = file
        self.evidence = evidence
        self.drops = drops
    }

    convenience init(_ investigation: Investigation) {
        self.init(file: investigation.file, evidence: investigation.evidence, drops: investigation.drops)
    }

    /// What became of the drop's file, where it is not as it was.
    func remark(drop: Int) -> String? {
        switch find(drop) {
        case .file: nil
        case .copy(_, let because): because + "; the kept copy is shown"
        case .nowhere(let because): because + "; no copy is kept"
        }
    }

    /// The record's text, on one line; nil where the drop's bytes are not to be had.
    func text(at place: Place) -> String? {
        guard let bytes = bytes(at: place) else { return nil }
        let dialect = drops[Int(place.drop)].summary.dialect
        let encoding = dialect["encoding"].flatMap { TextEncoding(rawValue: $0.value) } ?? .utf8
        let text = Self.decode(Data(bytes), encoding)
        // Statements and JSON spread a record over lines and indent it.
        guard dialect["format"] != nil else { return text.singleLine }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ").singleLine
    }

    /// The record's bytes as delivered; nil where they are not to be had.
    func bytes(at place: Place) -> [UInt8]? {
        guard let path = path(ofDrop: Int(place.drop)) else { return nil }
        return DropExcerpt.bytes(path: path, at: place, sheet: drops[Int(place.drop)].summary.dialect["sheet"]?.value)
    }

    /// A file that holds the drop's bytes as they were taken in.
    func path(ofDrop drop: Int) -> String? {
        switch find(drop) {
        case .file(let path), .copy(let path, _): path
        case .nowhere: nil
        }
    }

    private func find(_ drop: Int) -> Found {
        let known = found.withLock { $0[drop] }
        // Where a file was found, it is looked for elsewhere only when it is no longer as it was.
        if let known, case .file = known.found, known.paths.map(mark) == known.marks { return known.found }
        let paths = locations(of: drops[drop])
        let marks = paths.map(mark)
        if let known, known.paths == paths, known.marks == marks { return known.found }
        let result = search(drops[drop])
        found.withLock { $0[drop] = (paths, marks, result) }
        return result
    }

    private func locations(of drop: StoredDrop) -> [String] {
        drop.names.flatMap { name in
            let found = SourceFiles.locations(ofDrop: name, of: drop.source, in: file)
            return found.isEmpty ? [file.resolve(name)] : found
        }
    }

    /// The mark of a drop's file, or of the archive or folder that it lies in where there is no such file.
    private func mark(_ path: String) -> FileMark {
        var url = URL(fileURLWithPath: path)
        while url.path.utf8.count > 1, !FileManager.default.fileExists(atPath: url.path) { url.deleteLastPathComponent() }
        return FileMark(url.path)
    }

    private func search(_ drop: StoredDrop) -> Found {
        var changed: String?
        for name in drop.names {
            for path in SourceFiles.locations(ofDrop: name, of: drop.source, in: file) {
                guard let hash = try? DropHash.sha256(ofFile: path).hex else { continue }
                if hash == drop.sha256 { return .file(path) }
                // Another file of the same name is no change of this one.
                if !drops.contains(where: { $0.sha256 == hash }) { changed = name }
            }
        }
        let because = changed.map { "\($0) has changed since it was taken in" } ?? "\(drop.name) is gone"
        let copy = evidence.file(drop.sha256)
        guard let hash = try? DropHash.sha256(ofFile: copy).hex else { return .nowhere(because) }
        return hash == drop.sha256 ? .copy(copy, because: because) : .nowhere(because + ", and the kept copy has changed too")
    }

    private static func decode(_ data: Data, _ encoding: TextEncoding) -> String {
        let foundation: String.Encoding =
            switch encoding {
            case .utf8: .utf8
            case .utf16LittleEndian: .utf16LittleEndian
            case .utf16BigEndian: .utf16BigEndian
            case .windows1250: .windowsCP1250
            case .windows1252: .windowsCP1252
            case .latin2: .isoLatin2
            }
        return String(data: data, encoding: foundation) ?? String(decoding: data, as: UTF8.self)
    }
}
