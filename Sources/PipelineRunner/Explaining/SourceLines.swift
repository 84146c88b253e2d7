internal import Extraction
internal import Foundation
import LedgerStore
import PipelineModel

/// Reads records back from the drops that they came from, after checking that the drop is the one that was taken in.
final class SourceLines {
    private let file: ConfigurationFile
    private let evidence: EvidenceFolder
    private let drops: [StoredDrop]
    private var found: [Int: Found] = [:]

    /// Where a drop's bytes are, or why they are not.
    enum Found {
        case file(String)
        case copy(String, because: String)
        case nowhere(String)
    }

    init(_ investigation: Investigation) {
        file = investigation.file
        evidence = investigation.evidence
        drops = investigation.drops
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
        let path: String
        switch find(Int(place.drop)) {
        case .file(let original): path = original
        case .copy(let copy, _): path = copy
        case .nowhere: return nil
        }
        let dialect = drops[Int(place.drop)].summary.dialect
        guard let bytes = DropExcerpt.bytes(path: path, at: place, sheet: dialect["sheet"]?.value) else { return nil }
        let encoding = dialect["encoding"].flatMap { TextEncoding(rawValue: $0.value) } ?? .utf8
        let text = Self.decode(Data(bytes), encoding)
        // Statements and JSON spread a record over lines and indent it.
        guard dialect["format"] != nil else { return text.singleLine }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ").singleLine
    }

    private func find(_ drop: Int) -> Found {
        if let known = found[drop] { return known }
        let result = search(drops[drop])
        found[drop] = result
        return result
    }

    private func search(_ drop: StoredDrop) -> Found {
        var changed: String?
        for name in drop.names {
            let path = file.resolve(name)
            guard let hash = try? DropHash.sha256(ofFile: path).hex else { continue }
            if hash == drop.sha256 { return .file(path) }
            changed = name
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
