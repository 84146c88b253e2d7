import Extraction
internal import Foundation
import PipelineModel

/// What a path of a source stands for: a file, or the files inside an archive.
struct DropExpansion {
    /// Paths of drops; those inside an archive lead into it (`/data/bundle.zip/inner.csv`).
    private(set) var drops: [String] = []
    /// Files of an archive that no source can read, with the reason.
    private(set) var leftOut: [(path: String, reason: String)] = []
    /// Whether the drops are all files of an archive of which the source takes those that suit it.
    private(set) var isOpenChoice = false

    /// - Parameters:
    ///   - path: A file.
    ///   - pattern: Which members of an archive are meant; nil takes all that suit the source.
    /// - Throws: ``Problem`` where it is an archive that is damaged, hostile, or has no member of the pattern.
    init(_ path: String, pattern: String?) throws {
        guard try ArchiveListing.isArchive(path) else {
            guard pattern == nil else {
                throw Problem(
                    .dataRefused, file: path, "is no ZIP archive", remedy: "leave out what follows the “!” in the source's path")
            }
            drops = [path]
            return
        }
        let listing = try ArchiveListing(path: path)
        guard let pattern else {
            isOpenChoice = true
            drops = listing.files.map { path + "/" + $0 }
            leftOut = listing.leftOut.map { (path + "/" + $0.file, $0.reason) }
            return
        }
        drops = listing.files.filter { Self.matches($0, pattern) }.map { path + "/" + $0 }
        guard !drops.isEmpty else {
            throw Problem(
                .dataRefused, file: path, "no file in the archive matches “\(pattern)”",
                remedy: "it holds " + listing.files.prefix(5).joined(separator: ", ") + (listing.files.count > 5 ? " and more" : ""))
        }
    }

    /// `*` and `?` stand for characters of one folder's names; a pattern without a slash is that of a file's name in any folder.
    private static func matches(_ name: String, _ pattern: String) -> Bool {
        let subject = pattern.contains("/") ? name : name.split(separator: "/").last.map(String.init) ?? name
        return fnmatch(pattern.globPattern, subject, FNM_PATHNAME | FNM_PERIOD) == 0
    }
}
