import Extraction
import Flagging
import Hashing
import LedgerStore
import Normalisation
import PipelineModel
import Reporting

/// All that decides a run's outputs beside the store: configuration, files, rates, decisions.
struct RunInputs {
    let file: ConfigurationFile
    /// Per source, the absolute paths of its files in natural order.
    let paths: [[String]]
    /// The sources without a file, by their index, and what to say where the store knows no drop of theirs either.
    let missing: [Int: Problem]
    /// Per source, the folders that its path matches; they are not read.
    let folders: [[String]]
    let rates: RatesReading.Result
    let conversion: ReferenceConversion
    let decisions: DecisionsFile
    let decisionsName: String

    /// - Parameters:
    ///   - findsFiles: Whether the sources' files are looked for; what only reads the store does without.
    ///   - unfinished: Absolute paths of files to leave alone.
    /// - Throws: ``Problem`` or ``Problems`` with everything that is wrong.
    init(file: ConfigurationFile, findsFiles: Bool = true, unfinished: Set<String> = []) throws {
        self.file = file
        var unfit: [Problem] = []
        let registry = CurrencyRegistry(units: file.configuration.units)
        for (index, source) in file.configuration.sources.enumerated() {
            unfit += NamedCurrencies.unknown(in: source, index: index, registry, file: file.path)
            do {
                try ProfileCheck.check(source, index: index, file: file.path)
            } catch let problem as Problem {
                unfit.append(problem)
            } catch let several as Problems {
                unfit += several.all
            }
        }
        guard unfit.isEmpty else { throw Problems(unfit) }
        var missing: [Int: Problem] = [:]
        var paths: [[String]] = []
        var folders: [[String]] = []
        for (index, source) in file.configuration.sources.enumerated() {
            let found = findsFiles ? SourceFiles.find(source, in: file) : .init()
            unfit += found.brokenLinks.map { SourceFiles.broken($0, in: file) }
            if findsFiles, found.files.isEmpty { missing[index] = SourceFiles.missing(source, in: file, index: index) }
            paths.append(found.files.filter { !unfinished.contains($0) })
            folders.append(found.folders)
        }
        guard unfit.isEmpty else { throw Problems(unfit) }
        self.paths = paths
        self.folders = folders
        self.missing = missing
        rates = try RatesReading.read(file)
        conversion = ReferenceConversion(rates: rates.table, registry: registry)
        do {
            try FlagRules.check(file.configuration.flags, registry)
        } catch var problem as Problem {
            problem.file = problem.file ?? file.path
            throw problem
        }
        let decisionsPath = file.configuration.decisions.map(file.resolve)
        decisionsName = decisionsPath.map(file.shown) ?? "decisions.csv"
        decisions = try decisionsPath.map { try DecisionsFile(path: $0, name: file.shown($0)) } ?? DecisionsFile()
    }

    /// The run's id: the same for the same configuration, drops, rates and decisions, however they arrived.
    func runKey(drops: [StoredDrop], leftOut: [RunManifest.LeftOut]) -> String {
        var parts = [PayolaVersion.current, file.sha256, decisions.sha256 ?? ""]
        parts += rates.files.map(\.sha256)
        parts += drops.flatMap { [$0.source, $0.name, $0.sha256] }
        parts += leftOut.flatMap { [$0.source, $0.file, $0.reason] }
        return "r-" + SHA256Hash.hex(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16)
    }

    /// Seals every output but `changes.csv`: that one says how the run differs from the one before, so that it depends on how drops arrived,
    /// and nothing else may. The store seals it too.
    func manifest(
        run: String, assembly: Assembly, leftOut: [RunManifest.LeftOut], aggregates: Aggregates, outputs: [OutputFile]
    ) -> RunManifest {
        let findings = assembly.findings
        var records = DropSummary.Counts()
        for summary in assembly.summaries { records.add(summary.counts) }
        let drops = zip(findings.drops, assembly.summaries).map { info, summary in
            RunManifest.Drop(info: info, source: file.configuration.sources[info.source].id, summary: summary)
        }
        return RunManifest(
            run: run, investigation: file.configuration.investigation, configSha256: file.sha256, decisionsSha256: decisions.sha256,
            drops: drops, leftOut: leftOut, rates: rates.files, records: records, payments: findings.payments.count,
            parties: findings.parties.parties.count,
            grades: Self.grades(findings),
            totals: aggregates.campaigns.map { .init($0, campaign: file.configuration.campaigns[$0.campaign]) },
            outputs: outputs.filter { $0.name != "changes.csv" }.sorted { $0.name < $1.name })
    }

    private static func grades(_ findings: Findings) -> RunManifest.Grades {
        var links = [Grade: Int](uniqueKeysWithValues: Grade.allCases.map { ($0, 0) })
        var payments = links
        for link in findings.links where !link.campaigns.isEmpty {
            payments[link.campaigns[0].grade, default: 0] += 1
            for share in link.campaigns { for post in share.posts { links[post.grade, default: 0] += 1 } }
        }
        func named(_ counts: [Grade: Int]) -> [String: Int] {
            [String: Int](uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
        }
        return .init(links: named(links), payments: named(payments))
    }
}

extension DropSummary.Counts {
    mutating func add(_ other: DropSummary.Counts) {
        records += other.records
        entries += other.entries
        repeats += other.repeats
        excluded += other.excluded
        rejected += other.rejected
        blank += other.blank
    }
}
