extension WorldBuilder {
    mutating func drawCampaigns() {
        let count = random.within(difficulty.campaigns)
        let firsts = random.shuffled(Self.campaignFirsts)
        let seconds = random.shuffled(Self.campaignSeconds)
        for number in 0..<count {
            let name = firsts[number] + " " + seconds[number]
            let from = WorldDay(2024, 9, 16) + (style.isSimultaneous ? 14 : random.below(40))
            let sponsors = (0..<random.within(2...4)).map { index -> Participant in
                let key = "sponsor\(number).\(index)"
                if random.chance(0.35) { return participant(person: key, PersonName(drawnWith: &random)) }
                if random.chance(0.3) {
                    return participant(company: key, core: companyCore(["Pentru Viitor", "Civic", "Inițiativa"]), .association)
                }
                return participant(company: key, core: companyCore(["Invest", "Holding", "Consulting", "Trading"]), .srl)
            }
            var listed: [String] = []
            for sponsor in sponsors where random.chance(difficulty.listedSponsors) { listed.append(sponsor.name) }
            campaigns.append(
                WorldCampaign(
                    id: "campaign\(number)", name: name, beneficiary: PersonName(drawnWith: &random).native, from: from,
                    to: from + random.within(40...70), hashtag: name.lowercased().replacing(" ", with: ""),
                    keyword: Self.slogans[number % Self.slogans.count],
                    currency: random.weighted([("RON", 0.6), ("EUR", 0.25), ("USD", 0.15)]), sponsors: sponsors, listedSponsors: listed,
                    agencies: Array(random.shuffled(Array(agencies.indices)).prefix(random.within(1...2)))
                )
            )
        }
    }

    /// Pays creators for a campaign, directly or through an agency, and funds the agencies with their fee on top.
    mutating func payForCampaign(_ index: Int) {
        let campaign = campaigns[index]
        let wanted = min(random.within(difficulty.paidPerCampaign), creators.count)
        let paid = Set(transfers.compactMap { $0.kind == .campaign ? $0.creator : nil })
        let order = random.shuffled(Array(creators.indices))
        var chosen: [Int] = []
        for creator in order where chosen.count < wanted && (!paid.contains(creator) || random.chance(style.paidAgain)) {
            chosen.append(creator)
        }
        var spent: [String: (agency: Int, sponsor: Participant, minor: Int64, first: WorldDay)] = [:]
        let onePrice = random.within(3...30) * 50
        for creator in chosen {
            let agency = random.chance(difficulty.byAgency) ? random.pick(campaign.agencies) : nil
            let sponsor = random.pick(campaign.sponsors)
            let currency = random.chance(0.85) ? campaign.currency : self.currency()
            let deal = random.weighted(style.deals)
            let payments =
                switch deal {
                case .perPost: random.weighted([(1, 0.6), (2, 0.27), (3, 0.13)])
                case .lump: random.weighted([(1, 0.8), (2, 0.2)])
                case .retainer: 2
                }
            let apart = deal == .perPost ? 10...13 : deal == .lump ? 16...20 : 28...30
            let last = (campaign.to - campaign.from) - 6 - apart.upperBound * payments
            var day = campaign.from + random.within(1...max(3, last))
            for _ in 0..<payments {
                let minor = price(creator, onePrice, in: currency)
                payCreator(creator, by: agency.map { agencies[$0] } ?? sponsor, on: banking(day), minor, currency, deal, for: index)
                if let agency {
                    let key = "\(agency)/\(sponsor.key)/\(currency)"
                    let before = spent[key] ?? (agency, sponsor, 0, day)
                    spent[key] = (agency, sponsor, before.minor + minor, min(before.first, day))
                }
                day = day + random.within(apart)
            }
        }
        for key in spent.keys.sorted() {
            guard let total = spent[key] else { continue }
            let currency = String(key.split(separator: "/").last ?? "RON")
            fund(total.agency, by: total.sponsor, total.minor, currency, before: total.first, for: index)
        }
    }

    private mutating func price(_ creator: Int, _ onePrice: Int, in currency: String) -> Int64 {
        let euros: Int
        switch style.prices {
        case .any: return amount(euros: 200...4000, in: currency)
        case .onePrice: euros = onePrice
        case .ownPrice:
            euros = ownPrices[creator] ?? random.within(4...60) * 50
            ownPrices[creator] = euros
        }
        return Int64((Double(euros) * (Self.perEuro[currency] ?? 1) / 10).rounded()) * 1000
    }

    private mutating func payCreator(
        _ creator: Int, by payer: Participant, on day: WorldDay, _ minor: Int64, _ currency: String, _ deal: Style.Deal, for campaign: Int
    ) {
        let account = random.below(creators[creator].accounts.count)
        let count =
            switch deal {
            case .perPost: random.weighted([(0, 0.03), (1, 0.7), (2, 0.27)])
            case .lump: random.within(2...5)
            case .retainer: random.within(3...5)
            }
        var bought: [Int] = []
        for _ in 0..<count {
            let offset = random.chance(style.postsAfter) ? random.within(0...style.mostDaysAfter) : -random.within(0...6)
            let posted = min(max(day + offset, campaigns[campaign].from), campaigns[campaign].to)
            bought.append(post(by: creator, account: account, on: posted, for: campaign))
        }
        var platform = random.chance(0.35) ? creators[creator].accounts[account].platform : nil
        var (minor, currency) = (minor, currency)
        if creators[creator].accounts[account].platform == "tiktok", random.chance(style.coins) {
            platform = "tiktok"
            let euros = Double(minor) / 100 / (Self.perEuro[currency] ?? 1)
            minor = Int64((euros * (Self.perEuro[RateBook.coin] ?? 1) / 100).rounded()) * 10_000
            currency = RateBook.coin
        }
        let reference = reference(
            campaign: campaign, creator: creator, account: account, posts: bought, isCounted: deal == .lump && random.chance(0.6), on: day,
            by: payer)
        transfers.append(
            Transfer(
                kind: .campaign, day: day, payer: payer, payee: payee(creator, account: account), minor: minor, currency: currency,
                reference: reference, creator: creator, campaign: campaign, posts: bought, platform: platform
            )
        )
    }

    /// The creator, or the creator's company.
    mutating func payee(_ creator: Int, account: Int) -> Participant {
        let one = creators[creator]
        var result = Participant(key: one.id, kind: .person(one.person), bankAccount: one.bankAccount, handle: one.accounts[account].name)
        if let company = one.company, random.chance(0.6) {
            result.kind = .company(company.name)
            result.bankAccount = company.bankAccount
        }
        return result
    }

    /// Pays an agency for what it pays on, its fee on top; in a chain, by way of another that keeps its own.
    private mutating func fund(
        _ agency: Int, by sponsor: Participant, _ minor: Int64, _ currency: String, before day: WorldDay, for campaign: Int
    ) {
        let gross = withFee(minor)
        if agencies.count > 1, random.chance(style.chained) {
            let middle = random.pick(agencies.indices.filter { $0 != agency })
            send(withFee(gross), from: sponsor, to: agencies[middle], currency, before: day + -3, for: campaign)
            send(gross, from: agencies[middle], to: agencies[agency], currency, before: day, for: campaign)
        } else {
            send(gross, from: sponsor, to: agencies[agency], currency, before: day, for: campaign)
        }
    }

    private mutating func withFee(_ minor: Int64) -> Int64 {
        let fee = Double(random.within(style.agencyFee)) / 100
        return Int64((Double(minor) / (1 - fee) / 1000).rounded(.up)) * 1000
    }

    private mutating func send(
        _ gross: Int64, from payer: Participant, to payee: Participant, _ currency: String, before day: WorldDay, for campaign: Int
    ) {
        let parts = Int64(random.within(1...3))
        let phrases = phrases(of: payer)
        for part in 0..<parts {
            let share = part == parts - 1 ? gross - gross / parts * (parts - 1) : gross / parts
            let phrase = random.chance(0.4) ? phrases.tranche : random.pick(phrases.funding)
            let offset = Int(part) * random.within(6...14) - random.within(1...4)
            transfers.append(
                Transfer(
                    kind: .funding, day: banking(day + offset), payer: payer, payee: payee, minor: share, currency: currency,
                    reference: Phrases.filled(phrase, campaigns[campaign].name, &random), creator: nil, campaign: campaign
                )
            )
        }
    }

    static let campaignFirsts = [
        "Drumul", "Vocea", "Podul", "Inima", "Pasul", "Valul", "Semnul", "Ora", "Pactul", "Casa", "Glasul", "Aripa",
    ]
    static let campaignSeconds = [
        "Nostru", "Tinerilor", "Înainte", "Țării", "Drept", "Albastru", "Întâi", "Liberă", "Verticală", "Curată", "Șansei", "Bătrân",
    ]
    static let slogans = [
        "o țară cum trebuie", "împreună se poate", "schimbarea pe bune", "votez cu inima", "e rândul nostru acum", "mai aproape de oameni",
        "cu fruntea sus mereu",
    ]
}
