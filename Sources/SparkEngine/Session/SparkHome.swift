public import Foundation
public import PipelineModel

/// The Java and the Spark that a run starts.
public struct SparkHome: Sendable {
    public let java: String
    /// The folder that holds `jars`.
    public let folder: String

    /// - Parameters:
    ///   - home: What the configuration says, absolute; else `SPARK_HOME`, else the virtual environment that `make spark` makes.
    ///   - program: The running program: the environment lies beside its build folder.
    /// - Throws: ``Problem`` of kind `unavailable` where either is missing.
    public init(home: String?, program: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws(Problem) {
        guard let java = Self.java(environment) else {
            throw Problem(
                .unavailable, field: "engine", "Spark needs Java 17 or later, and there is no java on the search path or in JAVA_HOME",
                remedy: "run `make spark`, or install a JRE (Debian: openjdk-17-jre-headless), or run with --engine local")
        }
        self.java = java
        var candidates: [String] = []
        if let home {
            candidates = [home]
        } else {
            candidates = [environment["SPARK_HOME"]].compactMap { $0 }.filter { !$0.isEmpty }
            if candidates.isEmpty { candidates = Self.environments(program) }
        }
        guard let found = candidates.lazy.compactMap(Self.jarsFolder).first else {
            let place =
                home.map { "there is no Spark in \($0)" }
                ?? (candidates.isEmpty ? "there is no Spark" : "there is no Spark in \(candidates[0])")
            throw Problem(
                .unavailable, field: home == nil ? "engine" : "engine.home", place,
                remedy: "run `make spark`, or name a folder with Spark's jars in engine.home or SPARK_HOME, or run with --engine local")
        }
        folder = found
    }

    private static func java(_ environment: [String: String]) -> String? {
        if let home = environment["JAVA_HOME"], !home.isEmpty {
            let java = home + "/bin/java"
            if FileManager.default.isExecutableFile(atPath: java) { return java }
        }
        return (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/java" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What `make spark` makes lies in the build folder: `.build/venv-spark`, beside `.build/release/payola`.
    private static func environments(_ program: String) -> [String] {
        var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        var found: [String] = []
        for _ in 0..<3 {
            found.append(folder.appendingPathComponent("venv-spark").path)
            folder.deleteLastPathComponent()
        }
        return found
    }

    /// `path` where it is a Spark, or the Spark in it where it is a virtual environment with the package pyspark.
    private static func jarsFolder(_ path: String) -> String? {
        func holdsSpark(_ folder: String) -> Bool {
            ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/jars")) ?? []).contains { $0.hasPrefix("spark-core_") }
        }
        if holdsSpark(path) { return path }
        for library in (try? FileManager.default.contentsOfDirectory(atPath: path + "/lib"))?.sorted() ?? [] {
            let package = path + "/lib/" + library + "/site-packages/pyspark"
            if holdsSpark(package) { return package }
        }
        return nil
    }
}
