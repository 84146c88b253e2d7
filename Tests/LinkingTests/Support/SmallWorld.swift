import Linking
import PipelineModel
import TestSupport

/// A world built by hand, for tests: parties, posts, disclosures and payments, in the model's own types.
struct SmallWorld {
    var texts = TextTable()
    var mentions = MentionTable()
    var parties: [Party] = []
    var matches: [PartyMatch] = []
    var owners: [TextID: PartyID] = [:]
    var contents: [Content] = []
    var disclosures: [Disclosure] = []
    var accounts: [CreatorAccount] = []
    var payments: [Payment] = []
    var decisions: [Decision] = []
    var campaigns: [Campaign] = []
    var settings = PipelineConfiguration.LinkSettings()

    static let start = Day(iso: "2024-10-01")!

    /// A party with one mention of its own; a creator where it has a handle.
    @discardableResult
    mutating func party(_ name: String, handle: String = "", kind: Party.Kind = .unknown) -> PartyID {
        let id = PartyID(rawValue: UInt32(parties.count))
        let handleID = texts.intern(handle)
        let nameID = texts.intern(name)
        // Padded, so that the table is sorted by id, as resolution hands it over.
        parties.append(
            Party(
                id: "x-" + parties.count.padded(to: 6), name: name, kind: kind, names: [nameID], handles: handle.isEmpty ? [] : [handleID],
                isCreator: !handle.isEmpty))
        _ = mention(name, id)
        if !handle.isEmpty { owners[handleID] = id }
        return id
    }

    @discardableResult
    mutating func mention(
        _ name: String, _ party: PartyID, probability: Double = 1, candidates: [PartyMatch.Candidate] = []
    ) -> MentionID {
        let mention = mentions.intern(Mention(name: texts.intern(name)))
        if Int(mention.rawValue) == matches.count {
            matches.append(PartyMatch(party: party, probability: probability, candidates: candidates))
        }
        return mention
    }

    mutating func campaign(
        _ id: String, days: Int = 60, from: Int = 0, hashtags: [String] = [], keywords: [String] = [], content: [String] = [],
        sponsors: [String] = []
    ) {
        campaigns.append(
            Campaign(
                id: id, name: id, from: Self.start + from, to: Self.start + from + days - 1, hashtags: hashtags, keywords: keywords,
                content: content, sponsors: sponsors))
    }

    @discardableResult
    mutating func post(
        _ handle: String, day: Int, id: String, caption: String = "", hashtags: String = "", url: String = "", label: String = ""
    ) -> Int {
        contents.append(
            Content(
                place: Place(drop: 0, line: 0, offset: 0, length: 0), platform: texts.intern("tiktok"), id: texts.intern(id),
                url: texts.intern(url), handle: texts.intern(handle), postedAt: Moment(day: Self.start + day),
                caption: texts.intern(caption),
                hashtags: texts.intern(hashtags), label: texts.intern(label)))
        return contents.count - 1
    }

    mutating func disclose(_ handle: String, day: Int, sponsor: String, content: String = "", amount: String? = nil) {
        disclosures.append(
            Disclosure(
                place: Place(drop: 0, line: 0, offset: 0, length: 0), platform: texts.intern("tiktok"), handle: texts.intern(handle),
                sponsor: texts.intern(sponsor), contentID: texts.intern(content), day: Self.start + day,
                amount: amount.flatMap { ExactDecimal($0) },
                currency: texts.intern("EUR")))
    }

    /// What an account list says of a handle.
    mutating func list(_ handle: String, legalName: String, company: String = "") {
        accounts.append(
            CreatorAccount(
                place: Place(drop: 0, line: 0, offset: 0, length: 0), handle: texts.intern(handle), legalName: texts.intern(legalName),
                company: texts.intern(company)))
    }

    /// The id of the payment.
    @discardableResult
    mutating func pay(
        _ payer: PartyID, _ payee: PartyID, day: Int, _ amount: Int = 500, reference: String = "", payeeMention: MentionID? = nil
    ) -> String {
        let id = PaymentID(rawValue: UInt64(payments.count))
        let payeeMention = payeeMention ?? mention(parties[Int(payee.rawValue)].name, payee)
        payments.append(
            Payment(
                number: id, day: Self.start + day, payer: payer, payee: matches[Int(payeeMention.rawValue)].party,
                payerMention: mention(parties[Int(payer.rawValue)].name, payer), payeeMention: payeeMention,
                amount: ExactDecimal(mantissa: Int64(amount) * 100, scale: 2), currency: texts.intern("EUR"),
                references: reference.isEmpty ? [] : [texts.intern(reference)], entries: [payments.count]))
        return id.description
    }

    /// Names of sponsors are those of parties where their words are.
    var table: PartyTable {
        PartyTable(
            parties: parties, matches: matches, owners: owners,
            named: NamedParties(sameWords: campaigns.flatMap(\.sponsors) + disclosures.map { texts[$0.sponsor] }, parties, texts))
    }

    /// Links by payment id; payments are handed over in the order of day and id.
    func link() -> (byPayment: [String: PaymentLink], all: Linking) {
        let ordered = payments.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
        let linking = Linker(campaigns: campaigns, settings: settings).link(
            payments: ordered, parties: table, mentions: mentions, contents: contents,
            disclosures: disclosures, accounts: accounts, decisions: decisions, rates: RateTable(), texts: texts)
        return (Dictionary(uniqueKeysWithValues: linking.links.map { (ordered[$0.payment].id, $0) }), linking)
    }
}
