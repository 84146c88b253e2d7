import Foundation
import PipelineModel
import Testing

@testable import SparkEngine

@Suite struct SparkSettingsTests {
    private func settings(_ master: String?, _ conf: [String: String] = [:]) throws -> SparkSettings {
        var settings = PipelineConfiguration.EngineSettings()
        settings.master = master
        settings.conf = conf
        return try SparkSettings(settings, file: "pipeline.json")
    }

    @Test(
        "tasks at a time follow from the master",
        arguments: [
            ("local", 1), ("local[2]", 2), ("local[2,4]", 2), ("local[3, 4]", 3), ("local[*]", Workers().count), (nil, Workers().count),
            ("spark://127.0.0.1:7077", 16), ("yarn", 16),
        ] as [(String?, Int)])
    func parallelism(_ master: String?, _ tasks: Int) throws {
        #expect(try settings(master).parallelism == tasks)
        #expect(try settings(master, ["spark.cores.max": "5"]).parallelism == 5)
    }

    @Test(
        "an engine that is none is refused with its key",
        arguments: [
            (
                "locl[2]", [:],
                "engine.master: “locl[2]” is no master of Spark; write local[2,4] (2 tasks at a time, 4 attempts), or spark://HOST:7077"
            ),
            (
                "local[0]", [:],
                "engine.master: “local[0]” is no master of Spark; write local[2,4] (2 tasks at a time, 4 attempts), or spark://HOST:7077"
            ),
            ("local", ["payola": "1"], "engine.conf.payola: no key of Spark; its keys start with spark."),
            (
                "local", ["spark.sql.adaptive.enabled": "true"],
                "engine.conf.spark.sql.adaptive.enabled: Payola sets this itself; leave it out"
            ),
            (
                "local", ["spark.payola.chunks": "1"],
                "engine.conf.spark.payola.chunks: is unknown; write one of spark.payola.chunkBytes, spark.payola.exchange, spark.payola.worker"
            ),
            (
                "local", ["spark.payola.chunkBytes": "many"],
                "engine.conf.spark.payola.chunkBytes: “many” is no whole number from 256; write how many bytes of a file make a chunk"
            ),
            (
                "local", ["spark.payola.exchange": "/tmp/a b"],
                "engine.conf.spark.payola.exchange: “/tmp/a b” is no absolute path of plain characters; write a folder that all machines see, such as /mnt/shared/payola"
            ),
            (
                "local", ["spark.payola.worker": "payola; rm"],
                "engine.conf.spark.payola.worker: “payola; rm” is no absolute path of plain characters; write one, such as /usr/local/bin/payola"
            ),
            ("local", ["spark.x": "a\nb"], "engine.conf.spark.x: has a line end or another control character; write one line"),
        ] as [(String, [String: String], String)])
    func refused(_ master: String, _ conf: [String: String], _ message: String) {
        #expect { try settings(master, conf) } throws: { error in
            #expect("\(error)" == "pipeline.json: " + message)
            return (error as? Problem)?.kind == .configuration
        }
    }

    @Test func whatIsMissingIsSaid() throws {
        #expect { try SparkHome(home: nil, program: "/nowhere/payola", environment: ["PATH": "/nowhere"]) } throws: {
            "\($0)"
                == "engine: Spark needs Java 17 or later, and there is no java on the search path or in JAVA_HOME; run `make spark`, or install a JRE (Debian: openjdk-17-jre-headless), or run with --engine local"
                && ($0 as? Problem)?.kind == .unavailable
        }
        let java = FileManager.default.temporaryDirectory.appendingPathComponent("payola-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: java) }
        try FileManager.default.createDirectory(atPath: java + "/bin", withIntermediateDirectories: true)
        _ = FileManager.default.createFile(atPath: java + "/bin/java", contents: nil, attributes: [.posixPermissions: 0o755])
        #expect { try SparkHome(home: "/nowhere/spark", program: "/nowhere/payola", environment: ["JAVA_HOME": java]) } throws: {
            "\($0)"
                == "engine.home: there is no Spark in /nowhere/spark; run `make spark`, or name a folder with Spark's jars in engine.home or SPARK_HOME, or run with --engine local"
        }
        // A folder of Spark, and a virtual environment with the package.
        for jars in ["/jars", "/lib/python3.11/site-packages/pyspark/jars"] {
            try FileManager.default.createDirectory(atPath: java + jars, withIntermediateDirectories: true)
            _ = FileManager.default.createFile(atPath: java + jars + "/spark-core_2.13-4.3.0.jar", contents: nil)
            let home = try SparkHome(home: nil, program: "/nowhere/payola", environment: ["JAVA_HOME": java, "SPARK_HOME": java])
            #expect(home.folder + "/jars" == java + jars)
            try FileManager.default.removeItem(atPath: java + jars)
        }
    }

    @Test func textsThatTravelAsOneWordComeBack() {
        for text in ["", "plain/path-1.csv", "a b", "100%", "ș\t\n'\"$`", "%41"] {
            let word = PlainText.escaped(text)
            #expect(word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"'\"`$;\\".utf8.contains($0) })
            #expect(PlainText.plain(word) == text)
        }
    }
}
