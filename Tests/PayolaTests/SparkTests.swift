import Foundation
import Testing

/// The engine's protocol between the driver and its workers, on a stand-in for Spark: `make test-spark` has the same on Spark itself.
@Suite struct SparkTests {
    private static let standIn = Program.package + "/Tests/Spark/stand-in"

    /// The samples, whose drops are cut into several chunks.
    private func prepared() throws -> Workplace {
        let place = try Workplace()
        try Samples.copy(to: place)
        try place.configure(#""engine": { "kind": "local", "master": "local[2,4]", "conf": { "spark.payola.chunkBytes": "1024" } }"#)
        return place
    }

    private func spark(_ place: Workplace, fault: String = "", store: String = "spark.sqlite") throws -> Workplace.Outcome {
        try place.payola(
            "run", "--engine", "spark", "--quiet", "--store", store, "--output", "spark",
            environment: ["JAVA_HOME": Self.standIn, "SPARK_HOME": Self.standIn, "STAND_IN": fault])
    }

    @Test func workersGiveTheBytesOfThisProcess() throws {
        let place = try prepared()
        #expect(try place.payola("run", "--quiet", "--output", "local").status == 0)
        let outcome = try spark(place)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let local = place.files(in: "local")
        #expect(local.count >= 9)
        #expect(place.files(in: "spark") == local)
    }

    @Test(
        "a chunk that is lost, doubled or altered on the way fails the run and is named",
        arguments: [
            (
                "reading-ledger lose", "chunk 0 of reading-ledger (samples/ledgers/",
                "was not reported: its worker ended early and said that all was well"
            ),
            ("reading-ledger cut", "chunk 0 of reading-ledger (samples/ledgers/", "was not reported to its end: its worker ended early"),
            ("reading-ledger double", "chunk 0 of reading-ledger (samples/ledgers/", "was reported twice"),
            ("reading-content alter", "chunk 0 of reading-content (samples/content/", "came altered: its hash is another"),
            ("mentions lose", "chunk 0 of mentions (entries 0 to 114)", "was not reported"),
            ("scoring lose", "chunk 0 of scoring (names 0 to ", "was not reported"),
            ("matching cut", "chunk 0 of matching (pairs 0 to ", "was not reported to its end"),
            ("candidates double", "chunk 0 of candidates (payments 0 to ", "was reported twice"),
            ("sums lose", "chunk 0 of sums (shares 0 to ", "was not reported"),
            ("candidates fail", "the stage candidates failed on Spark", "Subprocess exited with status 1"),
        ])
    func faults(_ fault: String, _ chunk: String, _ what: String) throws {
        let place = try prepared()
        let outcome = try spark(place, fault: fault)
        #expect(outcome.status == 69)
        // A line for each drop that could not be read.
        for line in outcome.errors.split(separator: "\n") {
            #expect(line.hasPrefix("payola: engine: the stage \(fault.split(separator: " ")[0]) failed on Spark: "))
            #expect(
                line.hasSuffix("spark.sqlite.spark.log has what Spark said; nothing was published; run it again, or with --engine local"))
        }
        #expect(outcome.errors.contains(chunk) && outcome.errors.contains(what), "\(outcome.errors)")
        #expect(place.files(in: "spark").isEmpty)
    }

    @Test func aRunThatFailedIsInNobodysWay() throws {
        let place = try prepared()
        #expect(try spark(place, fault: "candidates fail").status == 69)
        #expect(try spark(place).status == 0)
        #expect(try place.payola("run", "--quiet", "--output", "local").status == 0)
        #expect(place.files(in: "spark") == place.files(in: "local"))
    }

    @Test func withoutJavaNothingStarts() throws {
        let place = try prepared()
        let outcome = try place.payola("run", "--engine", "spark", environment: ["PATH": "/nowhere", "JAVA_HOME": "", "SPARK_HOME": ""])
        #expect(outcome.status == 69)
        #expect(
            outcome.errors
                == "payola: engine: Spark needs Java 17 or later, and there is no java on the search path or in JAVA_HOME; run `make spark`, or install a JRE (Debian: openjdk-17-jre-headless), or run with --engine local\n"
        )
        #expect(!FileManager.default.fileExists(atPath: place.path(".payola")))
    }

    /// Recorded like the other golden files.
    @Test func thePlanIsReadable() throws {
        let place = try prepared()
        let outcome = try place.payola("run", "--engine", "spark", "--plan", environment: ["PATH": "/nowhere"])
        #expect(outcome.status == 0)
        #expect(!FileManager.default.fileExists(atPath: place.path(".payola")) && place.files(in: "out").isEmpty)
        let recorded = Program.package + "/Tests/PayolaTests/Golden/plan.txt"
        if ProcessInfo.processInfo.environment["PAYOLA_RECORD"] == "1" {
            try Data(outcome.output.utf8).write(to: URL(fileURLWithPath: recorded))
            Issue.record("recorded the plan; look at what changed")
            return
        }
        #expect(outcome.output == String(decoding: try Data(contentsOf: URL(fileURLWithPath: recorded)), as: UTF8.self))
        #expect(try place.payola("run", "--plan").output.hasPrefix("engine    local: each stage on the workers of this process, "))
    }

    @Test(arguments: [
        (#"{ "kind": "flink" }"#, "engine.kind: “flink”"), (#"{ "kind": "spark", "masters": "local" }"#, "engine.masters: "),
        (#"{ "kind": "spark", "master": "mesos://x" }"#, "engine.master: “mesos://x” is no master of Spark"),
        (#"{ "kind": "spark", "conf": { "spark.master": "local" } }"#, "engine.conf.spark.master: Payola sets this itself"),
        (#"{ "kind": "spark", "conf": { "spark.x": 1 } }"#, "engine.conf.spark.x: "),
    ])
    func anEngineThatIsNoneIsRefused(_ engine: String, _ message: String) throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        try place.configure(#""engine": "# + engine)
        let outcome = try place.payola("run")
        #expect(outcome.status == 78)
        #expect(outcome.errors.hasPrefix("payola: pipeline.json: " + message), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test func aWorkerThatIsToldNonsenseSaysSo() throws {
        let place = try Workplace()
        let unknown = try place.payola("worker", "cooking", place.path("x"))
        #expect(unknown.status == 64)
        #expect(unknown.errors.hasPrefix("payola: no stage is called “cooking”; they are reading-ledger, "))
        #expect(try place.payola("worker", "scoring", place.path("x"), "--merge", "2").status == 65)
    }
}

extension Workplace {
    /// Adds a key to the configuration that lies in this folder.
    fileprivate func configure(_ key: String) throws {
        let text = try read("pipeline.json")
        guard let brace = text.firstIndex(of: "{") else { return }
        try write("pipeline.json", "{ \(key),\n" + text[text.index(after: brace)...])
    }
}
