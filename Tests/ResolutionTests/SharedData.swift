internal import Foundation

/// The labelled data that stands beside the package; tests that read it are skipped where it is absent.
enum SharedData {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["PAYOLA_SHARED_DATA"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("shared/data")
    }()

    static func path(_ path: String) -> String { folder.appendingPathComponent(path).path }

    static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: self.path(path)) }
}
