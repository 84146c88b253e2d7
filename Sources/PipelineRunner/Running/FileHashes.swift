import Extraction
import PipelineModel

/// Hashes of files that were taken side by side, ahead of being asked for.
struct FileHashes: Sendable {
    private var taken: [String: (mark: FileMark, hash: (hex: String, size: Int64))] = [:]

    /// Nothing hashed yet.
    static let none = FileHashes(of: [], workers: Workers(1))

    /// A file that can't be read is left to whoever asks for it.
    init(of paths: [String], workers: Workers) {
        let hashes = workers.map(paths.count) { number in
            let mark = FileMark(paths[number])
            return (try? DropHash.sha256(ofFile: paths[number])).map { (mark: mark, hash: $0) }
        }
        for (path, hash) in zip(paths, hashes) { taken[path] = hash }
    }

    /// The hash of a file as it is now, and its size.
    ///
    /// - Throws: ``Problem`` where the file is missing, can't be read, or is no regular file.
    func sha256(ofFile path: String) throws -> (hex: String, size: Int64) {
        if let known = taken[path], known.mark == FileMark(path) { return known.hash }
        return try DropHash.sha256(ofFile: path)
    }
}
