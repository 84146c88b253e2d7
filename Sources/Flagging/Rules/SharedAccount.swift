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

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let suspects = suspects(context)
        guard !suspects.isEmpty else { return FlagList() }
        let handles = People(context.findings, of: Set(context.findings.accounts.map(\.handle)))
        let people = Dictionary(
            context.findings.accounts.compactMap { account in
                context.findings.parties.owners[account.handle].map { ($0, handles[account.handle]) }
            }
        ) { min($0, $1) }
        var uses: [TextID: Use] = [:]
        for account in context.findings.accounts where suspects.contains(account.bankAccount) {
            uses[account.bankAccount, default: Use()].handles.insert(context.text(account.handle))
            uses[account.bankAccount, default: Use()].evidence.insert(context.place(account.place))
            uses[account.bankAccount, default: Use()].people.insert(handles[account.handle])
        }
        forEachReceipt(context) { account, creator, index in
            guard suspects.contains(account), let person = people[creator] else { return }
            let link = context.findings.links[index]
            uses[account, default: Use()].handles.insert(link.handle.isEmpty ? context.party(creator).name : context.text(link.handle))
            uses[account, default: Use()].evidence.insert(context.findings.payments[link.payment].id)
            uses[account, default: Use()].people.insert(person)
        }
        let least = max(2, settings.count("creators"))
        let flags = uses.filter { $0.value.people.count >= least }.map { account, use in
            flag(
                settings, subjectID: context.text(account), subject: context.text(account),
                detail: "the bank account of \(use.people.count) creators: " + use.handles.sorted().joined(separator: ", "),
                evidence: use.evidence.sorted())
        }
        return FlagList(flags)
    }

    /// The bank accounts that may be several people's: those that stand beside several handles, unless one creator owns them and no other is
    /// listed for it. Most are one creator's, and nobody's names have to be compared for those.
    private func suspects(_ context: FlagContext) -> Set<TextID> {
        let owners = context.findings.parties.owners
        /// Per party the one handle that account lists give it; empty for none, nil for several.
        var handles: [TextID?] = Array(repeating: .empty, count: context.findings.parties.parties.count)
        for account in context.findings.accounts {
            guard let owner = owners[account.handle].map({ Int($0.rawValue) }), handles[owner] != account.handle else { continue }
            handles[owner] = handles[owner] == TextID.empty ? account.handle : nil
        }
        var first: [TextID: UInt64] = [:]
        var suspects: Set<TextID> = []
        func note(_ account: TextID, _ person: UInt64) {
            if let known = first[account], known != person { suspects.insert(account) } else { first[account] = person }
        }
        for account in context.findings.accounts where !account.bankAccount.isEmpty {
            let owner = owners[account.handle].flatMap { handles[Int($0.rawValue)] == account.handle ? UInt64($0.rawValue) : nil }
            note(account.bankAccount, owner ?? 1 << 32 | UInt64(account.handle.rawValue))
        }
        forEachReceipt(context) { account, creator, _ in note(account, UInt64(creator.rawValue)) }
        return suspects
    }

    /// The bank accounts to which linked payments went, each with the creator and the link's index.
    private func forEachReceipt(_ context: FlagContext, _ body: (TextID, PartyID, Int) -> Void) {
        let (links, payments, mentions) = (context.findings.links, context.findings.payments, context.findings.mentions)
        for index in links.indices {
            guard let creator = links[index].creator else { continue }
            let account = mentions[payments[links[index].payment].payeeMention].account
            if !account.isEmpty { body(account, creator, index) }
        }
    }
}
