public import Foundation
public import PipelineModel

/// What `payola worker` does: the work of one stage on the parts whose descriptors come in, or the putting together of outputs by key.
public struct StageWorker {
    public enum Step: Hashable, Sendable {
        /// Works on parts.
        case parts
        /// Works on parts, and cuts each output by its keys: a line is the piece's number, a tab, and what it is.
        case keyedParts(buckets: Int)
        /// Puts the pieces with equal keys together; `chunks` parts gave some.
        case merge(chunks: Int)
    }

    private let folder: StepFolder
    private let step: Step
    private let output: FileHandle

    /// - Parameter folder: The step's folder in the exchange.
    public init(folder: String, step: Step, output: FileHandle = .standardOutput) {
        self.folder = StepFolder(path: folder)
        self.step = step
        self.output = output
    }

    /// - Parameter nextLine: The next line of the input, nil at its end.
    /// - Throws: ``Problem`` where a line, the context or a part is damaged; what was written before is void then.
    public func run<Stage: PartStage>(_ stage: Stage.Type, nextLine: () -> String?) throws {
        do {
            switch step {
            case .parts: try work(stage, nextLine) { chunk, output in ReportLine.lines(chunk: chunk, output).map(\.text) }
            case .keyedParts(let buckets):
                guard let keyed = stage as? any KeyedStage.Type else { throw TransferDamage("the stage \(stage.name) has no keys") }
                try workByKey(keyed, buckets, nextLine)
            case .merge(let chunks):
                guard let keyed = stage as? any KeyedStage.Type else { throw TransferDamage("the stage \(stage.name) has no keys") }
                try merge(keyed, chunks, nextLine)
            }
        } catch let damage as TransferDamage {
            throw Problem(.dataRefused, field: stage.name, damage.what, remedy: "run it anew; where it recurs, report it")
        }
    }

    private func workByKey<Stage: KeyedStage>(_ stage: Stage.Type, _ buckets: Int, _ nextLine: () -> String?) throws {
        try work(stage, nextLine) { chunk, output in
            let pieces = Stage.cut(output, into: buckets).enumerated().flatMap { bucket, piece in
                ReportLine.lines(chunk: chunk, piece).map { "\(bucket)\t\($0.text)" }
            }
            return pieces + ["\(ReportLine.passingKey)\t\(ReportLine.part(chunk: chunk, output.tally).text)"]
        }
    }

    private func work<Stage: PartStage>(
        _ stage: Stage.Type, _ nextLine: () -> String?, _ lines: (Int, Stage.Output) -> [String]
    ) throws {
        var worker: Stage.PartWorker?
        while let line = nextLine() {
            let descriptor = try PartDescriptor(line: line)
            var part = try folder.part(descriptor)
            let own: Stage.PartWorker
            if let worker {
                own = worker
            } else {
                var context = try folder.context()
                own = try Stage.worker(context: &context)
                worker = own
            }
            try write(lines(descriptor.chunk, try own(&part)))
        }
    }

    private func merge<Stage: KeyedStage>(_ stage: Stage.Type, _ chunks: Int, _ nextLine: () -> String?) throws {
        var buckets: [Int: Reports] = [:]
        while let line = nextLine() {
            let bytes = Array(line.utf8)
            if line.hasPrefix(ReportLine.passingKey + "\t") {
                try write([String(line.dropFirst(ReportLine.passingKey.count + 1))])
                continue
            }
            guard let tab = bytes.firstIndex(of: 0x09), let bucket = Int(String(decoding: bytes[..<tab], as: UTF8.self)), bucket >= 0 else {
                throw TransferDamage("“\(line.prefix(40))” has no key before a tab")
            }
            try buckets[bucket, default: Reports(chunks: chunks) { "chunk \($0) of \(Stage.name)" }].add(ReportLine(bytes[(tab + 1)...]))
        }
        for bucket in buckets.keys.sorted() {
            guard var reports = buckets.removeValue(forKey: bucket) else { continue }
            do {
                var outputs: [Stage.Output] = []
                for chunk in 0..<chunks { outputs.append(try reports.output(ofChunk: chunk, rows: nil)) }
                try write(ReportLine.lines(chunk: bucket, Stage.merged(outputs)).map(\.text))
            } catch let damage as TransferDamage {
                // To try again would not bring back what never came, so that it is reported.
                try write([ReportLine.failure(chunk: bucket, damage.what).text])
            }
        }
    }

    private func write(_ lines: [String]) throws {
        for line in lines { try output.write(contentsOf: Data((line + "\n").utf8)) }
    }
}
