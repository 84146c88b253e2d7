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
        let people = Dictionary(
            context.findings.accounts.compactMap { account in
                context.findings.parties.owners[account.handle].map { ($0, context.person(account.handle)) }
            }
        ) { min($0, $1) }
        let least = max(2, settings.count("creators"))
        let shared = shared(by: least, people, context)
        var uses: [TextID: Use] = [:]
        for account in context.findings.accounts where shared.contains(account.bankAccount) {
            uses[account.bankAccount, default: Use()].handles.insert(context.text(account.handle))
            uses[account.bankAccount, default: Use()].evidence.insert(context.place(account.place))
            uses[account.bankAccount, default: Use()].people.insert(context.person(account.handle))
        }
        forEachReceipt(people, context) { account, person, creator, link in
            guard shared.contains(account) else { return }
            uses[account, default: Use()].handles.insert(link.handle.isEmpty ? context.party(creator).name : context.text(link.handle))
            uses[account, default: Use()].evidence.insert(context.findings.payments[link.payment].id)
            uses[account, default: Use()].people.insert(person)
        }
        return uses.map { account, use in
            flag(
                settings, subjectID: context.text(account), subject: context.text(account),
                detail: "the bank account of \(use.people.count) creators: " + use.handles.sorted().joined(separator: ", "),
                evidence: use.evidence.sorted())
        }
    }

    /// The bank accounts that at least so many people use.
    private func shared(by least: Int, _ people: [PartyID: String], _ context: FlagContext) -> Set<TextID> {
        var first: [TextID: String] = [:]
        var several: [TextID: Set<String>] = [:]
        func note(_ account: TextID, _ person: String) {
            guard let known = first[account] else {
                first[account] = person
                return
            }
            if known != person { several[account, default: [known]].insert(person) }
        }
        for account in context.findings.accounts where !account.bankAccount.isEmpty {
            note(account.bankAccount, context.person(account.handle))
        }
        forEachReceipt(people, context) { account, person, _, _ in note(account, person) }
        return Set(several.lazy.filter { $0.value.count >= least }.map(\.key))
    }

    /// The bank accounts to which linked payments went, each with the person of the creator.
    private func forEachReceipt(
        _ people: [PartyID: String], _ context: FlagContext, _ body: (TextID, String, PartyID, PaymentLink) -> Void
    ) {
        for link in context.findings.links {
            guard let creator = link.creator, let person = people[creator] else { continue }
            let account = context.findings.mentions[context.findings.payments[link.payment].payeeMention].account
            if !account.isEmpty { body(account, person, creator, link) }
        }
    }
}
