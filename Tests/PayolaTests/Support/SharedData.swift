import Foundation

/// Real and published data beside the package, where they are.
enum SharedData {
    static let folder: String = ProcessInfo.processInfo.environment["PAYOLA_SHARED_DATA"] ?? Program.package + "/../shared/data"

    static func has(_ paths: String...) -> Bool { paths.allSatisfy { FileManager.default.fileExists(atPath: path($0)) } }

    static func path(_ name: String) -> String { URL(fileURLWithPath: folder + "/" + name).standardizedFileURL.path }

    static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
    }
}
