public import PipelineModel

/// All that flags are judged by, with the look-ups that rules share: flat arrays by the numbers of parties, payments and posts.
public final class FlagContext: Sendable {
    public let findings: Findings
    public let aggregates: Aggregates
    public let converter: any AmountConverter
    var adSpend: [AdSpend] { findings.adSpend }
    var watchlist: [WatchlistEntry] { findings.watchlist }
    /// Per party whether the campaigns' money concerns it: payers, payees and creators of linked payments, origins and intermediaries of flows.
    /// Everybody where no campaign is configured.
    private let concerned: [Bool]
    /// Payments between different parties by payer and by payee, by day and id; no payments taken back.
    let paidBy: PartyPayments
    let paidTo: PartyPayments
    /// How many payments these are, and from the first to the last of them the days, both counted.
    let paymentCount: Int
    let daysCovered: Int
    let creatorLinks: CreatorLinks
    let linkShares: LinkShares
    /// Folded hashtags of contents: several rules ask, for every campaign.
    let hashtags: HashtagTable
    /// Which campaigns each post belongs to.
    let campaignContent: CampaignContent
    let posts: HandlePosts

    public init(findings: Findings, aggregates: Aggregates, flows: TracedFlows, converter: any AmountConverter) {
        self.findings = findings
        self.aggregates = aggregates
        self.converter = converter
        hashtags = HashtagTable(findings.contents, findings.texts)
        linkShares = LinkShares(findings.links)
        campaignContent = CampaignContent(findings, hashtags: hashtags, linkShares)
        let parties = findings.parties.parties.count
        let payments = findings.payments
        var concerned = Array(repeating: findings.configuration.campaigns.isEmpty, count: parties)
        for index in findings.links.indices {
            let payment = findings.links[index].payment
            concerned[Int(payments[payment].payer.rawValue)] = true
            concerned[Int(payments[payment].payee.rawValue)] = true
            if let creator = findings.links[index].creator { concerned[Int(creator.rawValue)] = true }
        }
        for flow in flows.flows {
            if let origin = flow.origin { concerned[Int(origin.rawValue)] = true }
            for party in flow.path { concerned[Int(party.rawValue)] = true }
        }
        self.concerned = concerned
        creatorLinks = CreatorLinks(findings)
        let order = Self.order(payments)
        paidBy = PartyPayments(of: .payer, parties: parties, order: order, payments)
        paidTo = PartyPayments(of: .payee, parties: parties, order: order, payments)
        paymentCount = order.count
        daysCovered = order.first.map { payments[Int(order[order.count - 1])].day - payments[Int($0)].day + 1 } ?? 0
        posts = HandlePosts(findings)
    }

    /// Payments above 0 between different parties, by day and id, as a run's payments are to begin with.
    private static func order(_ payments: [Payment]) -> [Int32] {
        var order: [Int32] = []
        order.reserveCapacity(payments.count)
        for index in payments.indices where payments[index].amount.mantissa > 0 && payments[index].payer != payments[index].payee {
            order.append(Int32(index))
        }
        func precedes(_ left: Int32, _ right: Int32) -> Bool {
            let (l, r) = (Int(left), Int(right))
            return payments[l].day == payments[r].day ? payments[l].number < payments[r].number : payments[l].day < payments[r].day
        }
        for index in order.indices.dropFirst() where precedes(order[index], order[index - 1]) {
            order.sort(by: precedes)
            break
        }
        return order
    }
}

extension FlagContext {
    var campaigns: [Campaign] { findings.configuration.campaigns }
    /// Everybody, in the order of published ids.
    var parties: some Sequence<PartyID> { findings.parties.parties.indices.lazy.map { PartyID(rawValue: UInt32($0)) } }
    func text(_ id: TextID) -> String { findings.texts[id] }
    func party(_ id: PartyID) -> Party { findings.parties[id] }
    func id(of party: PartyID) -> String { findings.parties.parties[Int(party.rawValue)].id }
    func name(of party: PartyID) -> String { findings.parties.parties[Int(party.rawValue)].name }
    func payment(_ index: Int32) -> Payment { findings.payments[Int(index)] }
    /// The link of the payment with this index; links are sorted by payment.
    func linkIndex(ofPayment index: Int) -> Int? {
        let link = findings.firstLink(ofPaymentFrom: index)
        return link < findings.links.count && findings.links[link].payment == index ? link : nil
    }

    /// Links to this creator, by index.
    func links(to creator: PartyID) -> some Collection<Int32> { creatorLinks[creator].lazy.map(\.link) }

    /// Whether the campaigns' money concerns the party.
    func isConcerned(_ party: PartyID) -> Bool { concerned[Int(party.rawValue)] }

    /// What is found where the campaigns' money does not pass is of less weight.
    func severity(_ severity: Flag.Severity, for party: PartyID) -> Flag.Severity { isConcerned(party) ? severity : .low }

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
        converter.units(amount, from, in: currency, on: day)
    }

    func plainUnits(_ units: Int128, _ currency: String) -> String {
        ExactDecimal.plain(units, scale: converter.currency(currency)?.minorUnits ?? 2)
    }

    /// A creator's published id and name, or the handle where nobody is known to own it.
    func subject(_ handle: TextID) -> (id: String, name: String) {
        guard let owner = findings.parties.owners[handle] else { return (text(handle), text(handle)) }
        return (id(of: owner), name(of: owner))
    }

    func place(_ place: Place) -> String {
        Int(place.drop) < findings.drops.count ? findings.drops[Int(place.drop)].place(line: place.line) : "line:\(place.line)"
    }

    /// Content as evidence: the platform's id.
    func contentID(_ index: Int) -> String {
        findings.texts.withBytes(of: findings.contents[index].platform) { platform in
            findings.texts.withBytes(of: findings.contents[index].id) { id in
                String(unsafeUninitializedCapacity: platform.count + 1 + id.count) { text in
                    var end = text.initialize(fromContentsOf: platform)
                    text[end] = UInt8(ascii: ":")
                    end = text[(end + 1)...].initialize(fromContentsOf: id)
                    return end
                }
            }
        }
    }

    /// The published ids of payments, sorted, each once.
    func ids(ofPayments payments: some Sequence<Int32>) -> [String] {
        var numbers = payments.map { findings.payments[Int($0)].number }
        numbers.sort()
        var ids: [String] = []
        for index in numbers.indices where index == 0 || numbers[index] != numbers[index - 1] { ids.append(numbers[index].description) }
        return ids
    }

    func evidence(of disclosure: Disclosure) -> [String] {
        [place(disclosure.place)] + (disclosure.contentID.isEmpty ? [] : [text(disclosure.platform) + ":" + text(disclosure.contentID)])
    }
}

extension AmountConverter {
    /// `amount` in minor units of `currency`, or nil without a rate.
    func units(_ amount: ExactDecimal, _ from: String, in target: String, on day: Day) -> Int128? {
        if from == target { return currency(target).flatMap { amount.rounded(to: $0.minorUnits) }.map { Int128($0.mantissa) } }
        if let rate = rate(from: from, to: target, on: day) { return rate.amount(amount).map { Int128($0.mantissa) } }
        return convert(amount, from: from, to: target, on: day).map { Int128($0.minorUnits) }
    }
}
