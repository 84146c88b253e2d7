public import PipelineModel

/// One bank account that is listed for several creators, or to which payments to several creators went: one person may stand behind them,
/// or collect for them. People are told apart by their legal names, else by the names they show, else by their handles.
public struct SharedAccount: FlagRule {
    public static let name = "shared-account"
    public static let severity = Flag.Severity.high
    public static let parameters = [FlagParameter("creators", .count, "2")]

    private struct Use {
        var people: Set<String> = []
        var handles: Set<String> = []
        var evidence: Set<String> = []
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        var uses: [TextID: Use] = [:]
        for account in context.findings.accounts where !account.bankAccount.isEmpty {
            uses[account.bankAccount, default: Use()].people.insert(context.person(account.handle))
            uses[account.bankAccount, default: Use()].handles.insert(context.text(account.handle))
            uses[account.bankAccount, default: Use()].evidence.insert(context.place(account.place))
        }
        let people = Dictionary(
            context.findings.accounts.compactMap { account in
                context.findings.parties.owners[account.handle].map { ($0, context.person(account.handle)) }
            }
        ) { min($0, $1) }
        for link in context.findings.links {
            guard let creator = link.creator, let person = people[creator] else { continue }
            let payment = context.findings.payments[link.payment]
            let account = context.findings.mentions[payment.payeeMention].account
            guard !account.isEmpty else { continue }
            uses[account, default: Use()].people.insert(person)
            uses[account, default: Use()].handles.insert(
                link.handle.isEmpty ? context.party(creator).name : context.text(link.handle))
            uses[account, default: Use()].evidence.insert(payment.id)
        }
        return uses.compactMap { account, use in
            guard use.people.count >= max(2, settings.count("creators")) else { return nil }
            return flag(
                settings, subjectID: context.text(account), subject: context.text(account),
                detail: "the bank account of \(use.people.count) creators: " + use.handles.sorted().joined(separator: ", "),
                evidence: use.evidence.sorted())
        }
    }
}
