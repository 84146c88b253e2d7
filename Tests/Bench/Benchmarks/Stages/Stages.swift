import Aggregation
import Benchmark
import Deduplication
import Extraction
import Flagging
import FlowTracing
import PipelineModel
import Reporting

/// Each stage alone and on one core, over the invented investigation; what goes in is made before the clock starts.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .instructions, .peakMemoryResident],
        warmupIterations: 1, maxDuration: .seconds(10), maxIterations: 20)
    let all = Case.all

    Benchmark("1 extraction: libcsv's records of the bank's ledger") { _ in
        var records = 0
        _ = try RecordReader(bytes: all.ledgers[0].bytes).read { records += $0.records.count }
        blackHole(records)
    }
    Benchmark("2 extraction and normalisation of the bank's ledger") { _ in
        blackHole(try Case.normalise(all.ledgers[0].bytes, all.ledgers[0].source))
    }
    Benchmark("3 deduplication, the agency's ledger delivered twice") { _ in
        var entries = all.delivered
        blackHole(Deduplicator(precedence: [.init(source: 0, rank: 0), .init(source: 1, rank: 1)]).deduplicate(&entries))
    }
    Benchmark("4 resolution") { _ in
        var findings = all.findings
        blackHole(Case.resolve(&findings, all.mentionCounts))
    }
    Benchmark("5 reconciliation of two ledgers") { _ in blackHole(Case.reconcile(all.entries, all.findings, all.conversion)) }
    Benchmark("6 linking") { _ in blackHole(Case.link(all.findings, all.conversion)) }
    Benchmark("7 flow tracing") { _ in blackHole(try FlowTracer(findings: all.findings, converter: all.conversion).campaignFlows()) }
    Benchmark("8 aggregation") { _ in blackHole(try Aggregator(findings: all.findings, conversion: all.conversion).aggregate()) }
    Benchmark("9 flags") { _ in
        let context = FlagContext(findings: all.findings, aggregates: all.aggregates, flows: all.flows, converter: all.conversion)
        blackHole(try FlagRules.evaluate(context, workers: Workers(1)))
    }
    Benchmark("10 reporting: the figures' files") { benchmark in
        let folder = try StagedFolder(output: Scratch.folder)
        let report = Report(findings: all.findings, aggregates: all.aggregates, rejects: [], changes: [])
        benchmark.startMeasurement()
        blackHole(try ReportWriter(report: report, minorUnits: { _ in 2 }, workers: Workers(1)).writeTables(to: folder))
    }
}
