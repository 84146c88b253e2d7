public import PipelineModel

/// All that flags are judged by, with the look-ups that rules share.
///
/// A class, so that handing it about costs one count.
public final class FlagContext: Sendable {
    public let findings: Findings
    public let aggregates: Aggregates
    public let flows: TracedFlows
    public let converter: any AmountConverter
    var adSpend: [AdSpend] { findings.adSpend }
    var watchlist: [WatchlistEntry] { findings.watchlist }
    /// Who the campaigns' money concerns: payers, payees and creators of linked payments, origins and intermediaries of flows. Everybody
    /// where no campaign is configured.
    let concerned: Set<PartyID>
    /// Payments between different parties by payer and by payee, by day and id; no payments taken back.
    let paidBy: PartyPayments
    let paidTo: PartyPayments
    /// How many payments these are, and from the first to the last of them the days, both counted.
    let paymentCount: Int
    let daysCovered: Int
    /// Payments that are linked to a creator, by creator.
    let linksTo: [PartyID: [Int]]
    /// The link of a payment, by the payment's index; -1 where it has none.
    private let linkOf: [Int32]
    /// Folded hashtags of contents: several rules ask, for every campaign.
    let hashtags: HashtagTable
    private let people: [TextID: String]
    /// Which campaigns each post belongs to.
    let campaignContent: CampaignContent
    /// Posts by handle, by time and id.
    let posts: [TextID: [Int]]

    public init(
        findings: Findings, aggregates: Aggregates, flows: TracedFlows, converter: any AmountConverter
    ) {
        self.findings = findings
        self.aggregates = aggregates
        self.flows = flows
        self.converter = converter
        hashtags = HashtagTable(findings.contents, findings.texts)
        people = Self.people(findings)
        campaignContent = CampaignContent(findings, hashtags: hashtags)
        var concerned: Set<PartyID> = []
        for link in findings.links {
            concerned.insert(findings.payments[link.payment].payer)
            concerned.insert(findings.payments[link.payment].payee)
            if let creator = link.creator { concerned.insert(creator) }
        }
        for flow in flows.flows {
            if let origin = flow.origin { concerned.insert(origin) }
            concerned.formUnion(flow.path)
        }
        if findings.configuration.campaigns.isEmpty {
            concerned = Set(findings.parties.parties.indices.map { PartyID(rawValue: UInt32($0)) })
        }
        self.concerned = concerned
        let payments = findings.payments
        var order = payments.indices.filter { payments[$0].payer != payments[$0].payee && payments[$0].amount > .zero }.map { Int32($0) }
        let precedes = { (left: Int32, right: Int32) in
            let (l, r) = (payments[Int(left)], payments[Int(right)])
            return l.day == r.day ? l.number < r.number : l.day < r.day
        }
        if zip(order, order.dropFirst()).contains(where: { precedes($1, $0) }) { order.sort(by: precedes) }
        paidBy = PartyPayments(parties: findings.parties.parties.count, order: order) {
            payments[$0].payer
        } with: {
            payments[$0].payee
        }
        paidTo = PartyPayments(parties: findings.parties.parties.count, order: order) {
            payments[$0].payee
        } with: {
            payments[$0].payer
        }
        paymentCount = order.count
        daysCovered = order.first.map { payments[Int(order[order.count - 1])].day - payments[Int($0)].day + 1 } ?? 0
        var linkOf = Array(repeating: Int32(-1), count: payments.count)
        for index in findings.links.indices.reversed() { linkOf[findings.links[index].payment] = Int32(index) }
        self.linkOf = linkOf
        linksTo = Dictionary(grouping: findings.links.indices.filter { findings.links[$0].creator != nil }) {
            findings.links[$0].creator ?? PartyID(rawValue: .max)
        }
        posts = Dictionary(grouping: findings.contents.indices, by: { findings.contents[$0].handle }).mapValues { indices in
            indices.sorted { left, right in
                let (l, r) = (findings.contents[left], findings.contents[right])
                return l.postedAt == r.postedAt ? findings.texts.precedes(l.id, r.id) : l.postedAt < r.postedAt
            }
        }
    }
}

extension FlagContext {
    var campaigns: [Campaign] { findings.configuration.campaigns }
    /// Everybody, in the order of published ids.
    var parties: some Sequence<PartyID> { findings.parties.parties.indices.lazy.map { PartyID(rawValue: UInt32($0)) } }
    func text(_ id: TextID) -> String { findings.texts[id] }
    func party(_ id: PartyID) -> Party { findings.parties[id] }
    func payment(_ index: Int32) -> Payment { findings.payments[Int(index)] }
    func link(ofPayment index: Int) -> PaymentLink? { linkOf[index] < 0 ? nil : findings.links[Int(linkOf[index])] }

    /// What is found where the campaigns' money does not pass is of less weight.
    func severity(_ severity: Flag.Severity, for party: PartyID) -> Flag.Severity { concerned.contains(party) ? severity : .low }

    /// Parties in the order of their published ids.
    func sorted(_ parties: some Sequence<PartyID>) -> [PartyID] { parties.sorted { party($0).id < party($1).id } }

    func plain(_ payment: Payment) -> String { plain(payment.amount, text(payment.currency)) }
    func plain(_ amount: ExactDecimal, _ currency: String) -> String {
        amount.plain(minimumDigits: converter.currency(currency)?.minorUnits ?? 2)
    }

    /// The payment in minor units of `currency`, or nil without a rate.
    func units(_ payment: Payment, in currency: String) -> Int128? {
        units(payment.amount, text(payment.currency), in: currency, on: payment.day)
    }

    func units(_ amount: ExactDecimal, _ from: String, in currency: String, on day: Day) -> Int128? {
        if from == currency {
            return converter.currency(currency).flatMap { amount.rounded(to: $0.minorUnits) }.map { Int128($0.mantissa) }
        }
        if let rate = converter.rate(from: from, to: currency, on: day) { return rate.amount(amount).map { Int128($0.mantissa) } }
        return converter.convert(amount, from: from, to: currency, on: day).map { Int128($0.minorUnits) }
    }

    func plainUnits(_ units: Int128, _ currency: String) -> String {
        ExactDecimal.plain(units, scale: converter.currency(currency)?.minorUnits ?? 2)
    }

    /// A creator's published id and name, or the handle where nobody is known to own it.
    func subject(_ handle: TextID) -> (id: String, name: String) {
        guard let owner = findings.parties.owners[handle] else { return (text(handle), text(handle)) }
        return (party(owner).id, party(owner).name)
    }

    /// The handle's person, for counting people: the legal name where a row of an account list gives one, else the name shown, else the
    /// handle. Who owns it does not count, since resolution holds a shared bank account for a sign of one owner.
    func person(_ handle: TextID) -> String { people[handle] ?? text(handle) }

    private static func people(_ findings: Findings) -> [TextID: String] {
        var people: [TextID: String] = [:]
        for kind in [\CreatorAccount.legalName, \CreatorAccount.displayName] {
            var found: [TextID: String] = [:]
            for account in findings.accounts where people[account.handle] == nil {
                let name = Folding.words(findings.texts[account[keyPath: kind]]).sorted().joined(separator: " ")
                if !name.isEmpty { found[account.handle] = min(found[account.handle] ?? name, name) }
            }
            people.merge(found) { first, _ in first }
        }
        return people
    }

    func place(_ place: Place) -> String {
        Int(place.drop) < findings.drops.count ? findings.drops[Int(place.drop)].place(line: place.line) : "line:\(place.line)"
    }

    /// Content as evidence: the platform's id.
    func contentID(_ index: Int) -> String { text(findings.contents[index].platform) + ":" + text(findings.contents[index].id) }

    func evidence(of disclosure: Disclosure) -> [String] {
        [place(disclosure.place)] + (disclosure.contentID.isEmpty ? [] : [text(disclosure.platform) + ":" + text(disclosure.contentID)])
    }

    /// The folded hashtags of the post at this index, from its caption and from the source's own list.
    func hashtags(ofContent index: Int) -> [String] { hashtags[index] }
}
