public import PipelineModel

/// One bank account that is listed for several creators: one person may stand behind them, or collect for them.
public struct SharedAccount: FlagRule {
    public static let name = "shared-account"
    public static let severity = Flag.Severity.high
    public static let parameters = [FlagParameter("creators", .count, "2")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let accounts = Dictionary(grouping: context.findings.accounts.filter { !$0.bankAccount.isEmpty }, by: \.bankAccount)
        return accounts.compactMap { bankAccount, rows in
            let people = Set(rows.map { context.person($0) })
            guard people.count >= max(2, settings.count("creators")) else { return nil }
            let handles = Set(rows.map { context.text($0.handle) }).sorted()
            return flag(
                settings, subjectID: context.text(bankAccount), subject: context.text(bankAccount),
                detail: "listed as the bank account of \(people.count) creators: " + handles.joined(separator: ", "),
                evidence: rows.map { context.place($0.place) }.sorted())
        }
    }
}
