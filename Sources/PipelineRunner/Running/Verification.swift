internal import Extraction
internal import Foundation
internal import LedgerStore
internal import PipelineModel
internal import Reporting

/// Checks evidence, store and outputs against their hashes and control totals. It changes nothing.
public struct Verification {
    private let options: RunOptions

    public init(options: RunOptions) { self.options = options }

    /// - Throws: ``Problem`` where there is no store to check.
    public func verify() throws -> VerificationReport {
        let file = try ConfigurationFile(path: options.configuration)
        let path = options.store ?? file.resolve(file.configuration.store)
        guard FileManager.default.fileExists(atPath: path) else {
            throw Problem(.inputMissing, file: path, "there is no store", remedy: "`payola run` makes it")
        }
        var report = VerificationReport()
        checkSeal(path, &report)
        do {
            let store = try LedgerStore(path: path)
            try checkStore(store, &report)
            try checkDrops(store, file, &report)
            try checkOutputs(store, output: options.output ?? file.resolve(file.configuration.output), &report)
            try checkInputs(store, file, &report)
        } catch let problem as Problem where problem.kind == .dataRefused {
            report.faults.append("\(problem.file ?? path): \(problem.what)")
        }
        return report
    }

    private func checkSeal(_ path: String, _ report: inout VerificationReport) {
        switch LedgerStore.sealState(ofStore: path) {
        case .whole:
            report.checked.append("store: every byte against its seal")
        case .broken(let found, let sealed):
            report.faults.append("\(path): the store's bytes have changed: its SHA-256 is \(found), \(sealed) was sealed")
        case .older:
            report.faults.append("\(path): the store is older than its seal; another file took its place")
        case .unsealed:
            report.warnings.append("\(path): the store is not sealed in this state; the next run seals it")
        }
    }

    private func checkStore(_ store: LedgerStore, _ report: inout VerificationReport) throws {
        report.faults += try store.read { try $0.integrityFaults() }.map { "\(store.path): \($0)" }
        try store.read { reader in
            let drops = try reader.drops()
            _ = try reader.mentions()
            let texts = try reader.texts()
            for drop in drops {
                let entries = try reader.entries(ofDrop: drop.id, index: 0)
                var tally = MoneyTally()
                for entry in entries { tally.add(entry.amount, currency: entry.currency, stands: true) }
                for (currency, sums) in tally.sums(texts)
                where drop.summary.controlTotals[currency]?["entries"].flatMap(DecimalText.init) != sums.standing {
                    report.faults.append("\(drop.name): the stored entries do not add up to the control total in \(currency)")
                }
                let records = try reader.recordCount(ofDrop: drop.id) + reader.unusedRecords(ofDrop: drop.id, index: 0).count
                if records != drop.summary.counts.records {
                    report.faults.append("\(drop.name): \(records) records are stored, \(drop.summary.counts.records) were read")
                }
            }
            report.checked.append("store: \(drops.count) drops, \(texts.count) texts, control totals")
        }
    }

    private func checkDrops(_ store: LedgerStore, _ file: ConfigurationFile, _ report: inout VerificationReport) throws {
        let drops = try store.read { try $0.drops() }
        let evidence = EvidenceFolder(store: store.path)
        let copies = evidence.copies
        for sha256 in copies where (try? DropHash.sha256(ofFile: evidence.file(sha256)).hex) != sha256 {
            report.faults.append("\(evidence.file(sha256)): the kept copy has changed: its SHA-256 is no longer its name")
        }
        if !copies.isEmpty { report.checked.append("evidence: \(copies.count) copies against their SHA-256") }
        if file.configuration.evidence == .copy {
            for drop in drops where !evidence.holds(drop.sha256) {
                report.warnings.append("\(drop.name): no copy is kept yet; the next run makes it if the file is there")
            }
        }
        for drop in drops {
            let hashes: [(String, String?)] = drop.names.flatMap { name in
                let found = SourceFiles.locations(ofDrop: name, of: drop.source, in: file)
                return found.isEmpty ? [(name, nil)] : found.map { (name, try? DropHash.sha256(ofFile: $0).hex) }
            }
            if hashes.contains(where: { $0.1 == drop.sha256 }) { continue }
            for (name, hash) in hashes {
                if hash == nil {
                    report.warnings.append(
                        "\(name): the file is gone; its records are kept, its bytes are \(evidence.holds(drop.sha256) ? "too" : "not")")
                } else if !drops.contains(where: { $0.sha256 == hash && $0.source == drop.source }) {
                    report.faults.append("\(name): the file has changed: its SHA-256 is \(hash ?? ""), \(drop.sha256) was taken in")
                }
            }
        }
        report.checked.append("evidence: \(drops.count) drops against their SHA-256")
    }

    private func checkOutputs(_ store: LedgerStore, output: String, _ report: inout VerificationReport) throws {
        let runs = try store.read { try $0.runs() }
        if let newest = runs.last, !newest.isPublished {
            if try OutputSeals.hold(in: output, for: newest, store: store) {
                report.warnings.append(
                    "run \(newest.key) was published, and ended before the store could say so; the next run completes it")
                report.checked.append("outputs: \(try store.read { try $0.outputs(ofRun: newest.id).count }) files of run \(newest.key)")
                return
            }
            report.warnings.append("run \(newest.key) ended before it published; the next run completes it")
        }
        guard let run = runs.last(where: \.isPublished) else {
            report.warnings.append("no run has been published yet")
            return
        }
        for name in try OutputSeals.broken(in: output, for: run, store: store) {
            let path = output + "/" + name
            report.faults.append(
                FileManager.default.fileExists(atPath: path)
                    ? "\(path): the file is not as run \(run.key) published it" : "\(path): the file is gone")
        }
        let count = try store.read { try $0.outputs(ofRun: run.id).count }
        report.checked.append("outputs: \(count) files of run \(run.key)")
    }

    /// The files beside the drops on which the last run's figures rest.
    private func checkInputs(_ store: LedgerStore, _ file: ConfigurationFile, _ report: inout VerificationReport) throws {
        guard let run = try store.read({ try $0.runs() }).last(where: \.isPublished) else { return }
        guard let manifest = try? RunManifest(json: run.summary) else {
            report.faults.append("\(store.path): the summary of run \(run.key) cannot be read")
            return
        }
        for rates in manifest.rates {
            let hashes = SourceFiles.locations(ofRates: rates.file, in: file).compactMap { try? DropHash.sha256(ofFile: $0).hex }
            switch hashes.first(where: { $0 == rates.sha256 }) ?? hashes.first {
            case rates.sha256?: break
            case nil: report.warnings.append("\(rates.file): the rates that run \(run.key) used are gone")
            case let hash?:
                report.faults.append(
                    "\(rates.file): the rates have changed since run \(run.key): their SHA-256 is \(hash), \(rates.sha256) was used")
            }
        }
        report.checked.append("rates: \(manifest.rates.count) files against their SHA-256")
    }
}
