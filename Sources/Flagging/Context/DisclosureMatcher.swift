internal import PipelineModel

/// Finds the payments that a disclosure may be about. What a sponsor's name fits is asked for again and again, so each answer is kept.
struct DisclosureMatcher {
    private let context: FlagContext
    private let days: Int
    private var names: SponsorNames
    /// For the sponsor's name and the payer's number, where somebody paid the payer: the first day from which on the payer's money counts as
    /// the sponsor's.
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
        var isFound = false
        forEachFitting(disclosure, creator) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Indices of the payments to the disclosure's creator, by id: by the sponsor that it names, by somebody whom that sponsor paid, or for
    /// the campaign that it names as sponsor; by anybody where it names none. Where payments are held to have bought the very post that it is
    /// on, those alone.
    mutating func payments(of disclosure: Disclosure) -> [Int] {
        guard let creator = context.findings.parties.owners[disclosure.handle] else { return [] }
        var fitting: Set<Int> = []
        forEachFitting(disclosure, creator) {
            fitting.insert($0)
            return true
        }
        var precise: Set<Int> = []
        for index in context.links(to: creator) where !fitting.isEmpty {
            let payment = context.findings.links[Int(index)].payment
            if fitting.contains(payment), buys(Int(index), disclosure) { precise.insert(payment) }
        }
        let payments = context.findings.payments
        return (precise.isEmpty ? fitting : precise).sorted { payments[$0].number < payments[$1].number }
    }

    /// The creator's payments near the disclosure that may be its sponsor's; a payment may come twice.
    ///
    /// - Parameter found: Answers whether to go on.
    private mutating func forEachFitting(_ disclosure: Disclosure, _ creator: PartyID, _ found: (Int) -> Bool) {
        let sponsor = disclosure.sponsor.isEmpty ? nil : names.number(of: disclosure.sponsor)
        let paidTo = context.paidTo
        let last = paidTo.places(of: creator).upperBound
        var place = paidTo.firstPlace(of: creator, onOrAfter: disclosure.day + -days)
        while place < last, paidTo.day(at: place) - disclosure.day <= days {
            if isSponsored(by: sponsor, payer: paidTo.other(at: place), on: paidTo.day(at: place)) {
                guard found(Int(paidTo.payment(at: place))) else { return }
            }
            place += 1
        }
        for linked in context.creatorLinks[creator] where abs(linked.day - disclosure.day) <= days {
            guard context.payment(linked.payment).amount.mantissa > 0 else { continue }
            if isSponsored(by: sponsor, payer: linked.payer, on: linked.day)
                || context.findings.links[Int(linked.link)].campaigns.contains(where: {
                    names.fits(disclosure.sponsor, campaign: $0.campaign)
                })
            {
                guard found(Int(linked.payment)) else { return }
            }
        }
    }

    /// Always, where the name is the payer's; from the first payment on by somebody whose name it is: a sponsor's money often comes by way
    /// of an agency.
    ///
    /// - Parameter sponsor: The number of the sponsor's name; nil where none is named.
    private mutating func isSponsored(by sponsor: Int32?, payer: PartyID, on day: Day) -> Bool {
        guard let sponsor, !names.fits(sponsor, party: payer) else { return true }
        let places = context.paidTo.places(of: payer)
        if places.isEmpty { return false }
        let key = UInt64(UInt32(bitPattern: sponsor)) << 32 | UInt64(payer.rawValue)
        if let known = sponsoredFrom[key] { return known.map { $0 <= day } ?? false }
        let first = places.first { names.fits(sponsor, party: context.paidTo.other(at: $0)) }
        let from = first.map { context.paidTo.day(at: $0) }
        sponsoredFrom[key] = .some(from)
        return from.map { $0 <= day } ?? false
    }

    private func buys(_ link: Int, _ disclosure: Disclosure) -> Bool {
        guard !disclosure.contentID.isEmpty || !disclosure.contentURL.isEmpty else { return false }
        return context.findings.links[link].campaigns.contains { share in
            share.posts.contains { post in
                let content = context.findings.contents[post.content]
                return post.grade >= .probable && content.platform == disclosure.platform
                    && ((!disclosure.contentID.isEmpty && content.id == disclosure.contentID)
                        || (!disclosure.contentURL.isEmpty && content.url == disclosure.contentURL))
            }
        }
    }
}
