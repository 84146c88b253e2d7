internal import PipelineModel

/// Finds the payments that a disclosure may be about. What a sponsor's name fits is asked for again and again, so each answer is kept.
struct DisclosureMatcher {
    private let context: FlagContext
    private let days: Int
    private var names: SponsorNames
    /// By payer, for the sponsor's name and the payer's number: the first day from which on the payer's money counts as the sponsor's.
    private var sponsoredFrom: [UInt64: Day?] = [:]

    /// - Parameter days: How far a payment may be from the disclosure.
    init(_ context: FlagContext, within days: Int) {
        self.context = context
        self.days = days
        names = SponsorNames(context)
    }

    /// Whether ``payments(of:)`` finds any.
    mutating func hasPayment(for disclosure: Disclosure) -> Bool {
        guard let creator = context.findings.parties.owners[disclosure.handle] else { return false }
        return !fitting(disclosure, creator, firstAlone: true).isEmpty
    }

    /// Indices of the payments to the disclosure's creator, by id: by the sponsor that it names, by somebody whom that sponsor paid, or for
    /// the campaign that it names as sponsor; by anybody where it names none. Where payments are held to have bought the very post that it is
    /// on, those alone.
    mutating func payments(of disclosure: Disclosure) -> [Int] {
        guard let creator = context.findings.parties.owners[disclosure.handle] else { return [] }
        let fitting = fitting(disclosure, creator)
        var precise: Set<Int> = []
        for index in context.linksTo[creator] ?? [] where !fitting.isEmpty {
            let link = context.findings.links[index]
            if fitting.contains(link.payment), buys(link, disclosure) { precise.insert(link.payment) }
        }
        let payments = context.findings.payments
        return (precise.isEmpty ? fitting : precise).sorted { payments[$0].number < payments[$1].number }
    }

    /// The creator's payments near the disclosure that may be its sponsor's.
    private mutating func fitting(_ disclosure: Disclosure, _ creator: PartyID, firstAlone: Bool = false) -> Set<Int> {
        var fitting: Set<Int> = []
        for index in context.linksTo[creator] ?? [] {
            let link = context.findings.links[index]
            guard isNear(link.payment, disclosure), isSponsored(link.payment, link, disclosure.sponsor) else { continue }
            fitting.insert(link.payment)
            if firstAlone { return fitting }
        }
        for index in context.paidTo[creator] where isNear(Int(index), disclosure) && !fitting.contains(Int(index)) {
            guard isSponsored(Int(index), nil, disclosure.sponsor) else { continue }
            fitting.insert(Int(index))
            if firstAlone { return fitting }
        }
        return fitting
    }

    private func isNear(_ index: Int, _ disclosure: Disclosure) -> Bool {
        let payment = context.findings.payments[index]
        return abs(payment.day - disclosure.day) <= days && payment.amount > .zero
    }

    private mutating func isSponsored(_ index: Int, _ link: PaymentLink?, _ sponsor: TextID) -> Bool {
        if sponsor.isEmpty { return true }
        let payment = context.findings.payments[index]
        if let from = sponsored(payment.payer, by: sponsor), from <= payment.day { return true }
        for share in link?.campaigns ?? [] where names.fits(sponsor, campaign: share.campaign) { return true }
        return false
    }

    /// Always, where the name is the payer's; from the first payment on by somebody whose name it is: a sponsor's money often comes by way
    /// of an agency.
    private mutating func sponsored(_ payer: PartyID, by sponsor: TextID) -> Day? {
        let key = UInt64(sponsor.rawValue) << 32 | UInt64(payer.rawValue)
        if let known = sponsoredFrom[key] { return known }
        var from: Day?
        if names.fits(sponsor, party: payer) {
            from = Day(number: .min)
        } else {
            for index in context.paidTo[payer] where names.fits(sponsor, party: context.payment(index).payer) {
                from = context.payment(index).day
                break
            }
        }
        sponsoredFrom[key] = .some(from)
        return from
    }

    private func buys(_ link: PaymentLink, _ disclosure: Disclosure) -> Bool {
        guard !disclosure.contentID.isEmpty || !disclosure.contentURL.isEmpty else { return false }
        return link.campaigns.contains { share in
            share.posts.contains { post in
                let content = context.findings.contents[post.content]
                return post.grade >= .probable && content.platform == disclosure.platform
                    && ((!disclosure.contentID.isEmpty && content.id == disclosure.contentID)
                        || (!disclosure.contentURL.isEmpty && content.url == disclosure.contentURL))
            }
        }
    }
}
