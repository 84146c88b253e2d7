public import PipelineModel

/// All that flags are judged by, with the look-ups that rules share.
public struct FlagContext: Sendable {
    public let findings: Findings
    public let aggregates: Aggregates
    public let flows: TracedFlows
    public let converter: any AmountConverter
    var adSpend: [AdSpend] { findings.adSpend }
    var watchlist: [WatchlistEntry] { findings.watchlist }
    /// Who the campaigns' money concerns: payers, payees and creators of linked payments, origins and intermediaries of flows. Everybody
    /// where no campaign is configured.
    let concerned: Set<PartyID>
    /// Payments between different parties by payer and by payee, by day and id; concerned parties only, no payments taken back.
    let paidBy: [PartyID: [Int]]
    let paidTo: [PartyID: [Int]]
    /// Payments that are linked to a creator, by creator.
    let linksTo: [PartyID: [Int]]
    /// Folded hashtags of contents: several rules ask, for every campaign.
    let hashtags: HashtagTable
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
        var paidBy: [PartyID: [Int]] = [:]
        var paidTo: [PartyID: [Int]] = [:]
        for (index, payment) in findings.payments.enumerated() where payment.payer != payment.payee && payment.amount > .zero {
            if concerned.contains(payment.payer) { paidBy[payment.payer, default: []].append(index) }
            if concerned.contains(payment.payee) { paidTo[payment.payee, default: []].append(index) }
        }
        let order = { (left: Int, right: Int) in
            let (l, r) = (findings.payments[left], findings.payments[right])
            return l.day == r.day ? l.id < r.id : l.day < r.day
        }
        self.paidBy = paidBy.mapValues { $0.sorted(by: order) }
        self.paidTo = paidTo.mapValues { $0.sorted(by: order) }
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
    func text(_ id: TextID) -> String { findings.texts[id] }
    func party(_ id: PartyID) -> Party { findings.parties[id] }

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

    /// The handle's person, for counting people: the legal name where an account list gives one, else the owner, else the handle.
    func person(_ account: CreatorAccount) -> String {
        let name = Folding.words(text(account.legalName)).sorted().joined(separator: " ")
        return name.isEmpty ? subject(account.handle).id : name
    }

    func place(_ place: Place) -> String {
        Int(place.drop) < findings.drops.count ? findings.drops[Int(place.drop)].place(line: place.line) : "line:\(place.line)"
    }

    /// Content as evidence: the platform's id.
    func contentID(_ index: Int) -> String { text(findings.contents[index].platform) + ":" + text(findings.contents[index].id) }

    /// The folded hashtags of the post at this index, from its caption and from the source's own list.
    func hashtags(ofContent index: Int) -> [String] { hashtags[index] }

    /// Whether two names of parties have the same words, or one has all words of the other and at least two.
    func namesAgree(_ name: String, _ party: PartyID) -> Bool {
        let wanted = Set(Folding.words(name))
        return ([self.party(party).name] + self.party(party).names.map { text($0) }).contains { other in
            let words = Set(Folding.words(other))
            return !words.isEmpty
                && (words == wanted || (min(words.count, wanted.count) >= 2 && (words.isSubset(of: wanted) || wanted.isSubset(of: words))))
        }
    }
}
