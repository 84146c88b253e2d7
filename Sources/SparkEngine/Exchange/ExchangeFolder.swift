internal import Foundation
internal import PipelineModel

/// The folder of one run through which the driver and its workers exchange files. It is gone after the run.
struct ExchangeFolder: Sendable {
    static let programName = "payola-worker"

    let path: String
    /// Process ids mean something on one machine only, and several may share the folder.
    private static let prefix =
        "payola-spark-\(PlainText.escaped(ProcessInfo.processInfo.hostName).replacing("/", with: "-").replacing("%", with: "-"))-"

    /// Makes it, and removes those that runs which died here left behind.
    ///
    /// - Throws: ``Problem``.
    init(in parent: String) throws(Problem) {
        let parent = parent.count > 1 && parent.hasSuffix("/") ? String(parent.dropLast()) : parent
        guard SparkSettings.isPlain(parent) else {
            throw Problem(
                .configuration, field: "engine.conf.spark.payola.exchange",
                "the path \(parent) has characters that a shell or SQL reads something into",
                remedy: "set it to a folder whose path has letters, digits and ./_-+ only")
        }
        Self.removeOrphans(in: parent)
        path = parent + "/" + Self.prefix + "\(getpid())-\(UInt32.random(in: 0 ... .max))"
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(
                .cannotWrite, file: path, "the folder can't be made: \(error.localizedDescription)",
                remedy: "check that there is room and that it may be written, or set engine.conf's spark.payola.exchange")
        }
    }

    private static func removeOrphans(in parent: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(prefix) {
            guard let process = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }), process > 0,
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: parent + "/" + name)
        }
    }

    /// The program under a plain name: a link where one machine does all, a copy where it is sent to others.
    func place(_ program: String, asCopy: Bool) throws(Problem) -> String {
        let own = path + "/" + Self.programName
        do {
            if asCopy {
                try FileManager.default.copyItem(atPath: program, toPath: own)
            } else {
                try FileManager.default.createSymbolicLink(atPath: own, withDestinationPath: program)
            }
        } catch {
            throw Problem(
                .cannotWrite, file: own, "the program can't be put there: \(error.localizedDescription)",
                remedy: "make room, or name the program on the workers' machines in engine.conf's spark.payola.worker")
        }
        return own
    }

    func remove() { remove(path) }
    func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }
}
