import PipelineModel
import Resolution

/// A small world for the tests: mentions, account rows, posts and verdicts, given as plain texts.
struct Scene {
    var texts = TextTable()
    var mentions = MentionTable()
    var counts: [UInt32] = []
    var accounts: [CreatorAccount] = []
    var contentHandles: [TextID] = []
    var decisions: [Decision] = []

    @discardableResult
    mutating func mention(_ name: String, account: String = "", handle: String = "", rows: UInt32 = 1) -> MentionID {
        let id = mentions.intern(Mention(name: texts.intern(name), account: texts.intern(account), handle: texts.intern(handle)))
        if Int(id.rawValue) == counts.count { counts.append(rows) } else { counts[Int(id.rawValue)] += rows }
        return id
    }

    mutating func creator(_ handle: String, display: String = "", legal: String = "", company: String = "", account: String = "") {
        accounts.append(
            CreatorAccount(
                place: Place(drop: 0, line: UInt32(accounts.count + 2), offset: 0, length: 0), handle: texts.intern(handle),
                displayName: texts.intern(display), legalName: texts.intern(legal), company: texts.intern(company),
                bankAccount: texts.intern(account)))
    }

    mutating func decide(_ verdict: Decision.Verdict, _ subject: String, _ object: String) {
        decisions.append(Decision(verdict: verdict, subject: subject, object: object, line: decisions.count + 2))
    }

    mutating func resolve(workers: Int? = nil, tellsDetails: Bool = true, outside: [String] = []) -> Resolution {
        var names = TextTable()
        for name in outside { _ = names.intern(name) }
        return PartyResolver.resolve(
            mentions: mentions, counts: counts, accounts: accounts, contentHandles: contentHandles, outsideNames: names,
            decisions: decisions, texts: &texts, tellsDetails: tellsDetails, engine: LocalEngine(Workers(workers)))
    }
}

extension Resolution {
    func party(of mention: MentionID) -> Party { table[table[mention].party] }
}
