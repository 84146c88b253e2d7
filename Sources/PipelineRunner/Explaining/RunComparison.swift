internal import LedgerStore
public import PipelineModel

/// What moved between two published runs, payment by payment: `payola diff`.
///
/// It folds what each run between them noted: a payment that moved and moved back is left out. Per campaign and currency the deltas add up
/// to the change of the total exactly.
public struct RunComparison: Sendable {
    /// One payment's part in one total.
    public struct Row: Sendable, Hashable {
        public var payment: String
        /// Minor units that counted, nil where the payment had no link to the campaign.
        public var before, after: Int64?
        public var gradeBefore, gradeAfter: Grade?
        public var because: String

        public var delta: Int64 { (after ?? 0) - (before ?? 0) }
    }

    /// One campaign's total in one currency.
    public struct Section: Sendable {
        public var campaign: String
        public var currency: Currency
        /// Minor units.
        public var before, after: Int128
        /// Sorted by payment.
        public var rows: [Row]

        public var delta: Int128 { after - before }
    }

    /// The keys of both runs; `from` is nil where the first run is compared with nothing.
    public let from: String?
    public let to: String
    public let finished: String
    /// Sorted by campaign and currency; only those with rows.
    public let sections: [Section]

    /// - Parameter runs: None for the last run against the one before; one for that run against the last; or two. A run is named by its key or
    ///   the start of it, by its number from 1, or by `last`; `0` is the state before the first run.
    /// - Throws: ``Problem`` of kind `inputMissing` where a run is unknown.
    public init(options: RunOptions, runs names: [String]) throws {
        let file = try ConfigurationFile(path: options.configuration)
        let store = try Investigation.openStore(options, file)
        let registry = CurrencyRegistry(units: file.configuration.units)
        let runs = Self.distinct(try store.read { try $0.runs() }.filter(\.isPublished))
        guard !runs.isEmpty else { throw Problem(.inputMissing, file: store.path, "no run has been published yet", remedy: "`payola run` does that") }
        let last = runs.count
        let positions = try names.map { try Self.position(of: $0, in: runs) }
        let left = positions.first ?? last - 1
        let right = positions.count > 1 ? positions[1] : last
        let reversed = left > right
        let (low, high) = (min(left, right), max(left, right))
        var folded: [PublishedContribution.Key: Row] = [:]
        var later: [Total: Int128] = [:]
        let latest = try store.read { reader in
            for run in runs[low..<high] {
                for change in try reader.changes(ofRun: run.id) { Self.fold(change, into: &folded) }
            }
            for run in runs[high...] {
                for change in try reader.changes(ofRun: run.id) {
                    later[Total(change.key), default: 0] += Int128(change.after ?? 0) - Int128(change.before ?? 0)
                }
            }
            return try reader.contributions(ofRun: runs[last - 1].id)
        }
        var totals: [Total: Int128] = [:]
        for contribution in latest { totals[Total(contribution.key), default: 0] += Int128(contribution.counted) }
        from = left == 0 ? nil : runs[left - 1].key
        to = right == 0 ? "nothing" : runs[right - 1].key
        finished = right == 0 ? "" : runs[right - 1].finished
        sections = Self.sections(folded, totals.merging(later.mapValues { -$0 }, uniquingKeysWith: +), reversed, registry)
    }

    private struct Total: Hashable {
        var campaign: String
        var currency: String

        init(_ key: PublishedContribution.Key) {
            campaign = key.campaign
            currency = key.currency
        }
    }

    /// A run that published again what the run before it had published moved nothing.
    private static func distinct(_ runs: [StoredRun]) -> [StoredRun] {
        var result: [StoredRun] = []
        for run in runs where result.last?.key != run.key { result.append(run) }
        // The contributions are kept with the run that published last.
        if let last = runs.last, let kept = result.last, last.key == kept.key { result[result.count - 1] = last }
        return result
    }

    private static func position(of name: String, in runs: [StoredRun]) throws -> Int {
        if name == "last" { return runs.count }
        if let number = Int(name), (0...runs.count).contains(number) { return number }
        let wanted = name.hasPrefix("r-") ? name : "r-" + name
        let fitting = runs.indices.filter { runs[$0].key.hasPrefix(wanted) }
        // The same state may have been published more than once; the latest is meant.
        guard let found = fitting.last, wanted.utf8.count >= 5, Set(fitting.map { runs[$0].key }).count == 1 else {
            throw Problem(
                .inputMissing, field: name, fitting.count > 1 ? "several runs start like that" : "there is no such run",
                remedy: "name one of \(runs.suffix(5).map(\.key).joined(separator: ", ")), a number from 1 to \(runs.count), or last")
        }
        return found + 1
    }

    private static func fold(_ change: Change, into rows: inout [PublishedContribution.Key: Row]) {
        if let known = rows[change.key] {
            rows[change.key]?.after = change.after
            rows[change.key]?.gradeAfter = change.gradeAfter
            if known.because != change.because, !known.because.contains(change.because) { rows[change.key]?.because += "; " + change.because }
        } else {
            rows[change.key] = Row(
                payment: change.key.payment, before: change.before, after: change.after, gradeBefore: change.gradeBefore,
                gradeAfter: change.gradeAfter, because: change.because)
        }
    }

    private static func sections(
        _ folded: [PublishedContribution.Key: Row], _ after: [Total: Int128], _ reversed: Bool, _ registry: CurrencyRegistry
    ) -> [Section] {
        let moved = folded.filter { $0.value.before != $0.value.after || $0.value.gradeBefore != $0.value.gradeAfter }
        return Dictionary(grouping: moved, by: { Total($0.key) }).map { total, rows in
            let high = after[total] ?? 0
            let low = high - rows.reduce(Int128(0)) { $0 + Int128($1.value.delta) }
            let sorted = rows.map { reversed ? $0.value.reversed : $0.value }.sorted { $0.payment < $1.payment }
            let currency = registry.currency(total.currency) ?? Currency(code: total.currency, minorUnits: registry.minorUnits(of: total.currency))
            return Section(
                campaign: total.campaign, currency: currency, before: reversed ? high : low, after: reversed ? low : high, rows: sorted)
        }.sorted { ($0.campaign, $0.currency.code) < ($1.campaign, $1.currency.code) }
    }
}

extension RunComparison.Row {
    fileprivate var reversed: RunComparison.Row {
        .init(payment: payment, before: after, after: before, gradeBefore: gradeAfter, gradeAfter: gradeBefore, because: because)
    }
}
