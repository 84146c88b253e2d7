import PipelineModel
import TestSupport

@testable import Flagging

/// A small investigation for tests; everybody and everything is named by its text.
struct World {
    var findings: Findings
    var aggregates = Aggregates()
    var flows = TracedFlows(method: .fifo)
    var adSpend: [AdSpend] = []
    var watchlist: [WatchlistEntry] = []
    /// Campaign `c` runs from day 100 to day 200.
    static let start = Day(number: 20_000)

    init() {
        var configuration = PipelineConfiguration()
        var campaign = Campaign(id: "c", name: "Calea", beneficiary: "Candidat", from: Self.start + 100, to: Self.start + 200)
        campaign.hashtags = ["CaleaDreaptă"]
        configuration.campaigns = [campaign]
        configuration.reporting.currencies = ["EUR"]
        findings = Findings(configuration: configuration)
        findings.drops = [DropInfo(name: "a.csv", source: 0, sha256: "", size: 0)]
    }

    mutating func party(_ name: String) -> PartyID {
        if let known = findings.parties.parties.firstIndex(where: { $0.name == name }) { return PartyID(rawValue: UInt32(known)) }
        findings.parties.parties.append(Party(id: "p-" + name, name: name, names: [findings.texts.intern(name)]))
        return PartyID(rawValue: UInt32(findings.parties.parties.count - 1))
    }

    /// A payment `y1`, `y2` …; linked to the campaign where a creator is named, else to the campaign without a creator.
    @discardableResult
    mutating func pay(
        _ day: Int, _ payer: String, _ payee: String, _ amount: String, _ currency: String = "EUR", creator: Bool = false,
        posts: [Int] = [],
        grade: Grade = .confirmed, disclosed: Bool = false, reference: String = ""
    ) -> Int {
        let mention = findings.mentions.intern(Mention())
        let (from, to) = (party(payer), party(payee))
        if creator { findings.parties.parties[Int(to.rawValue)].isCreator = true }
        findings.payments.append(
            Payment(
                number: PaymentID(rawValue: UInt64(findings.payments.count + 1)), day: Self.start + day, payer: from, payee: to,
                payerMention: mention,
                payeeMention: mention,
                amount: ExactDecimal(amount) ?? .zero, currency: findings.texts.intern(currency),
                references: reference.isEmpty ? [] : [findings.texts.intern(reference)], entries: []))
        let index = findings.payments.count - 1
        let links = posts.map { PostLink(content: $0, probability: 0.9, grade: grade, evidence: []) }
        let share = CampaignShare(campaign: 0, probability: 0.9, grade: grade, evidence: [], posts: links)
        findings.links.append(PaymentLink(payment: index, creator: creator ? to : nil, campaigns: [share], disclosed: disclosed))
        return index
    }

    @discardableResult
    mutating func post(_ day: Int, _ creator: String, _ caption: String = "", label: String = "", hour: Int = 0) -> Int {
        let handle = handle(creator)
        findings.contents.append(
            Content(
                place: place, platform: findings.texts.intern("tiktok"), id: findings.texts.intern("v\(findings.contents.count + 1)"),
                handle: handle,
                postedAt: Moment(day: Self.start + day, second: Int32(hour * 3600)), caption: findings.texts.intern(caption),
                label: findings.texts.intern(label)))
        return findings.contents.count - 1
    }

    mutating func account(
        _ creator: String, created: Int? = nil, bank: String = "", channel: String = "", legalName: String = "", shown: String = ""
    ) {
        let handle = handle(creator)
        findings.accounts.append(
            CreatorAccount(
                place: place, handle: handle, displayName: findings.texts.intern(shown), legalName: findings.texts.intern(legalName),
                bankAccount: findings.texts.intern(bank),
                createdAt: created.map { Moment(day: Self.start + $0) }, recruitedVia: findings.texts.intern(channel)))
    }

    mutating func disclose(
        _ day: Int, _ creator: String, sponsor: String = "", amount: String? = nil, currency: String = "EUR", content: String = "",
        label: String = ""
    ) {
        let handle = handle(creator)
        findings.disclosures.append(
            Disclosure(
                place: place, platform: findings.texts.intern("tiktok"), handle: handle, sponsor: findings.texts.intern(sponsor),
                contentID: findings.texts.intern(content), day: Self.start + day, amount: amount.flatMap { ExactDecimal($0) },
                currency: amount == nil ? .empty : findings.texts.intern(currency), label: findings.texts.intern(label)))
    }

    /// The handle `tiktok:name`, owned by the party of that name.
    mutating func handle(_ creator: String) -> TextID {
        let handle = findings.texts.intern("tiktok:" + creator)
        let owner = party(creator)
        findings.parties.owners[handle] = owner
        if !findings.parties[owner].handles.contains(handle) { findings.parties.parties[Int(owner.rawValue)].handles.append(handle) }
        return handle
    }

    var place: Place {
        Place(
            drop: 0, line: UInt32(findings.contents.count + findings.accounts.count + findings.disclosures.count + 2), offset: 0, length: 0)
    }

    /// The subjects of a rule's flags, each with its evidence: `Ana: y1 tiktok:v1`.
    func subjects(_ flag: String, _ parameters: [String: String] = [:]) throws -> [String] {
        let names = findings.payments.enumerated().map { (id: $1.id, short: "y\($0 + 1)") }
        return try flags(flag, parameters).map { flag in
            let evidence = names.reduce(flag.evidence) { $0.replacing($1.id, with: $1.short) }
            return flag.subject + ": " + evidence
        }
    }

    func flags(_ flag: String, _ parameters: [String: String] = [:]) throws -> [Flag] {
        var findings = findings
        if !parameters.isEmpty { findings.configuration.flags.parameters = [flag: parameters] }
        findings.adSpend = adSpend
        findings.watchlist = watchlist
        if findings.parties.named.isEmpty {
            findings.parties.named = NamedParties(
                sameWords: watchlist.flatMap { [$0.name] + $0.aliases }, findings.parties.parties, findings.texts)
        }
        let context = FlagContext(findings: findings, aggregates: aggregates, flows: flows, converter: NoRates())
        return try FlagRules.evaluate(context).filter { $0.flag == flag }
    }
}

struct NoRates: AmountConverter {
    func convert(_ amount: ExactDecimal, from currency: String, to target: String, on day: Day) -> Conversion? { nil }
    func currency(_ code: String) -> Currency? { Currency(code: code, minorUnits: code == "COIN" ? 0 : 2) }
}
