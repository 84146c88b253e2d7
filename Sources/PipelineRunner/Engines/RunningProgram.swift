import Foundation

/// The program that runs.
enum RunningProgram {
    /// Its absolute path, links resolved.
    static var path: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments.first ?? "payola"
    }
}
