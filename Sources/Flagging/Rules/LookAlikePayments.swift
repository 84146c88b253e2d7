public import PipelineModel

/// One payer that pays the same amount to many payees within `days`: consistent with a price list for a campaign, or with payroll.
public struct LookAlikePayments: FlagRule {
    public static let name = "look-alike-payments"
    public static let severity = Flag.Severity.low
    public static let parameters = [FlagParameter("payees", .count, "5"), FlagParameter("days", .count, "3")]

    private struct Key: Hashable {
        var amount: ExactDecimal
        var currency: TextID
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        var flags: [Flag] = []
        for payer in context.sorted(context.paidBy.keys) {
            let groups = Dictionary(grouping: context.paidBy[payer] ?? []) { index in
                Key(amount: context.findings.payments[index].amount, currency: context.findings.payments[index].currency)
            }
            for group in groups.values where group.count >= max(2, settings.count("payees")) {
                for burst in Bursts.find(group.map { ($0, Int(context.findings.payments[$0].day.number)) }, span: settings.count("days")) {
                    let payments = burst.map { context.findings.payments[$0] }
                    let payees = Set(payments.map(\.payee)).count
                    guard payees >= max(2, settings.count("payees")) else { continue }
                    flags.append(
                        flag(
                            settings, subjectID: context.party(payer).id, subject: context.party(payer).name,
                            amount: context.plain(payments[0]),
                            currency: context.text(payments[0].currency),
                            detail:
                                "paid the same amount to \(payees) payees between \(payments[0].day.iso) and \(payments[payments.count - 1].day.iso)",
                            evidence: payments.map(\.id)))
                }
            }
        }
        return flags
    }
}

/// Runs of things that follow each other closely.
enum Bursts {
    /// Splits things, sorted by time, into runs that start with a thing and hold all within `span` of it.
    static func find<Thing>(_ things: [(thing: Thing, time: Int)], span: Int) -> [[Thing]] {
        var runs: [[Thing]] = []
        var start = Int.min
        for (thing, time) in things {
            if runs.isEmpty || time - start > span {
                runs.append([thing])
                start = time
            } else {
                runs[runs.count - 1].append(thing)
            }
        }
        return runs
    }
}
