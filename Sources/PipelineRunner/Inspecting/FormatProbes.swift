import Extraction
import Normalisation
import PipelineModel

/// Finds out how the dates and amounts of a file are written: of each column by itself, and of the proposed source as a run would.
struct FormatProbes {
    struct Format {
        var text: String
        var isAmbiguous: Bool
    }

    private var profilers: [(column: Int, profiler: ColumnProfiler)] = []
    private var source: ColumnProfiler?
    private let hasFractions: [Bool]

    init(reader: RecordReader, columns: [ColumnEvidence], proposal: SourceProposal, file: String) {
        hasFractions = columns.map(\.tally.hasFractions)
        func profiler(_ kind: SourceKind, _ fields: [(String, Int)]) -> ColumnProfiler? {
            var source = SourceConfiguration(id: "…", kind: kind, path: file)
            source.columns = Dictionary(fields.map { ($0.0, .position($0.1 + 1)) }, uniquingKeysWith: { first, _ in first })
            guard let plan = try? ColumnPlan(source: source, header: reader.header, columnCount: reader.columnCount, file: file) else {
                return nil
            }
            return try? ColumnProfiler(plan: plan, source: source)
        }
        for (index, column) in columns.enumerated() {
            switch column.type {
            case .date:
                if let probe = profiler(.ledger, [("date", index)]) { profilers.append((index, probe)) }
            case .amount:
                if let probe = profiler(.ledger, [("amount", index)]) { profilers.append((index, probe)) }
            default: break
            }
        }
        if case .source(let kind) = proposal.target { source = profiler(kind, proposal.columns) }
    }

    private struct Settled: Error {}

    /// Reads the file until every column has told, or to its end.
    mutating func read(_ reader: RecordReader) throws {
        guard !isSettled else { return }
        do {
            try reader.read { batch in
                for index in profilers.indices where !profilers[index].profiler.isSettled { profilers[index].profiler.add(batch) }
                source?.add(batch)
                if isSettled { throw Settled() }
            }
        } catch is Settled {}
    }

    private var isSettled: Bool { profilers.allSatisfy(\.profiler.isSettled) && source?.isSettled != false }

    /// How a column is written; nil where it is neither dates nor amounts with separators.
    func format(of column: Int) -> Format? {
        guard let probe = profilers.first(where: { $0.column == column })?.profiler else { return nil }
        do {
            let formats = try probe.formats()
            if let pattern = formats.datePatterns["date"] { return Format(text: pattern, isAmbiguous: false) }
            guard let amount = formats.amounts["amount"], hasFractions[column], amount.decimalSeparator != 0 else { return nil }
            return Format(text: "decimal “\(amount.decimalSeparator == 0x2C ? "," : ".")”", isAmbiguous: false)
        } catch let problem as Problem {
            let reading = problem.what.firstRange(of: "”: ").map { String(problem.what[$0.upperBound...]) } ?? problem.what
            return Format(text: "ambiguous: " + reading, isAmbiguous: true)
        } catch {
            return nil
        }
    }

    /// What stops a run over the proposed source, with the key to set.
    var ambiguities: [String] {
        do {
            _ = try source?.formats()
            return []
        } catch let problem as Problem {
            return [Self.question(problem)]
        } catch let problems as Problems {
            return problems.all.map(Self.question)
        } catch {
            return []
        }
    }

    private static func question(_ problem: Problem) -> String {
        problem.what + "; " + problem.remedy.replacing(" of source “…”", with: "")
    }
}
