public import PipelineModel

/// Says what a run moved against the run before it. Per campaign and currency the differences add up to the change of the total exactly.
public enum ChangeDetector {
    /// - Parameters:
    ///   - before: What the run before published.
    ///   - after: What this run publishes.
    ///   - cause: Why the payment with this id moved, whose contribution has this index in `after`; nil where it is gone.
    /// - Returns: The changes, sorted by campaign, currency and payment.
    public static func changes(
        from before: [PublishedContribution], to after: [PublishedContribution], cause: (_ payment: String, _ index: Int?) -> String
    ) -> [Change] {
        var old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [Change] = []
        changes.reserveCapacity(old.isEmpty ? after.count : 0)
        for (index, new) in after.enumerated() {
            let previous = old.isEmpty ? nil : old.removeValue(forKey: new.key)
            guard let kind = kind(previous, new) else { continue }
            changes.append(
                Change(
                    key: new.key, kind: kind, before: previous?.counted, after: new.counted, gradeBefore: previous?.grade,
                    gradeAfter: new.grade, because: cause(new.key.payment, index)))
        }
        for gone in old.values {
            changes.append(
                Change(
                    key: gone.key, kind: .removed, before: gone.counted, after: nil, gradeBefore: gone.grade,
                    because: cause(gone.key.payment, nil)))
        }
        return ChangeOrder.sorted(changes)
    }

    private static func kind(_ before: PublishedContribution?, _ after: PublishedContribution) -> Change.Kind? {
        guard let before else { return .added }
        if before.grade != after.grade { return .grade }
        return before.amount == after.amount ? nil : .amount
    }
}
