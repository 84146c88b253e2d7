import Foundation

/// Where the reporting stage writes; nothing is published there.
enum Scratch {
    static let folder = FileManager.default.temporaryDirectory.appendingPathComponent("payola-benchmark-\(getpid())").path
}
