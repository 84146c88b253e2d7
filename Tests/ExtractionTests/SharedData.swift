import Foundation

/// Real and published data beside the package, where they are.
enum SharedData {
    static let folder: String = {
        if let given = ProcessInfo.processInfo.environment["PAYOLA_SHARED_DATA"] { return given }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared/data").path
    }()

    static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/" + path) }

    static func json(_ path: String) throws -> Any {
        try JSONSerialization.jsonObject(with: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
    }
}
