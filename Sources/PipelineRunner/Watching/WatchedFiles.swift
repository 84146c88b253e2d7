internal import Clinux
internal import Foundation
internal import PipelineModel

/// The files whose arrival starts a run: those of the sources, the configuration, the rates and the decisions.
struct WatchedFiles {
    private let patterns: [String]
    private let configuration: String

    /// A configuration that cannot be read is watched by itself, until it can.
    init(configuration path: String) {
        configuration = URL(fileURLWithPath: path).standardizedFileURL.path
        guard let file = try? ConfigurationFile(path: path) else {
            patterns = [configuration]
            return
        }
        let named =
            file.configuration.sources.map { String($0.path.split(separator: "!/", maxSplits: 1).first ?? "") }
            + file.configuration.rates.map(\.path) + [file.configuration.decisions].compactMap { $0 }
        patterns = [configuration] + named.map(file.resolve)
    }

    /// The folders that hold them, wildcards in folders' names resolved.
    var folders: Set<String> {
        Set(patterns.flatMap { Self.expand(URL(fileURLWithPath: $0).deletingLastPathComponent().path) })
    }

    func concerns(_ path: String) -> Bool {
        patterns.contains { $0 == path || fnmatch($0.globPattern, path, FNM_PATHNAME | FNM_PERIOD) == 0 }
    }

    /// The files that are still being written: changed within the last second, or open for writing.
    func unfinished() -> Set<String> {
        let paths = Set(patterns.flatMap(Self.expand)).subtracting([configuration])
        return paths.filter { FileMark($0).age < 1 || Self.hasWriter($0) }
    }

    /// The kernel refuses a read lease while the file is open for writing; where leases are not to be had, nothing is known.
    private static func hasWriter(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return fcntl(descriptor, payola_F_SETLEASE, Int32(F_RDLCK)) != 0 && errno == EAGAIN
    }

    private static func expand(_ pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern.globPattern, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
    }
}

extension String {
    /// For glob(3) and fnmatch(3), where only `*` and `?` are wildcards of a source's path.
    var globPattern: String { map { $0 == "[" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() }
}
