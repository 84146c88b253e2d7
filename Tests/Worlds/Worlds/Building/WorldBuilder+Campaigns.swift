extension WorldBuilder {
    mutating func drawCampaigns() {
        let count = random.within(difficulty.campaigns)
        let firsts = random.shuffled(Self.campaignFirsts)
        let seconds = random.shuffled(Self.campaignSeconds)
        for number in 0..<count {
            let name = firsts[number] + " " + seconds[number]
            let from = WorldDay(2024, 9, 16) + random.below(40)
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
        for creator in order where chosen.count < wanted && (!paid.contains(creator) || random.chance(0.15)) { chosen.append(creator) }
        var spent: [String: (agency: Int, sponsor: Participant, minor: Int64, first: WorldDay)] = [:]
        for creator in chosen {
            let agency = random.chance(difficulty.byAgency) ? random.pick(campaign.agencies) : nil
            let sponsor = random.pick(campaign.sponsors)
            let currency = random.chance(0.85) ? campaign.currency : self.currency()
            let payments = random.weighted([(1, 0.6), (2, 0.27), (3, 0.13)])
            var day = campaign.from + random.within(2...max(3, (campaign.to - campaign.from) - 6 - 13 * payments))
            for _ in 0..<payments {
                let minor = amount(euros: 200...4000, in: currency)
                payCreator(creator, by: agency.map { agencies[$0] } ?? sponsor, on: banking(day), minor, currency, for: index)
                if let agency {
                    let key = "\(agency)/\(sponsor.key)/\(currency)"
                    let before = spent[key] ?? (agency, sponsor, 0, day)
                    spent[key] = (agency, sponsor, before.minor + minor, min(before.first, day))
                }
                day = day + random.within(10...13)
            }
        }
        for key in spent.keys.sorted() {
            guard let total = spent[key] else { continue }
            let currency = String(key.split(separator: "/").last ?? "RON")
            fund(agencies[total.agency], by: total.sponsor, total.minor, currency, before: total.first, for: index)
        }
    }

    private mutating func payCreator(
        _ creator: Int, by payer: Participant, on day: WorldDay, _ minor: Int64, _ currency: String, for campaign: Int
    ) {
        let account = random.below(creators[creator].accounts.count)
        var bought: [Int] = []
        for _ in 0..<random.weighted([(0, 0.03), (1, 0.7), (2, 0.27)]) {
            let offset = random.chance(0.7) ? random.within(0...10) : -random.within(0...6)
            let posted = min(max(day + offset, campaigns[campaign].from), campaigns[campaign].to)
            bought.append(post(by: creator, account: account, on: posted, for: campaign))
        }
        let platform = random.chance(0.35) ? creators[creator].accounts[account].platform : nil
        transfers.append(
            Transfer(
                kind: .campaign, day: day, payer: payer, payee: payee(creator, account: account), minor: minor, currency: currency,
                reference: reference(campaign: campaign, creator: creator, account: account, posts: bought, on: day), creator: creator,
                campaign: campaign, posts: bought, platform: platform
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

    private mutating func fund(
        _ agency: Participant, by sponsor: Participant, _ minor: Int64, _ currency: String, before day: WorldDay, for campaign: Int
    ) {
        let fee = Double(random.within(5...20)) / 100
        let gross = Int64((Double(minor) / (1 - fee) / 1000).rounded(.up)) * 1000
        let parts = Int64(random.within(1...3))
        for part in 0..<parts {
            let share = part == parts - 1 ? gross - gross / parts * (parts - 1) : gross / parts
            let reference =
                random.chance(0.4)
                ? "campanie \(campaigns[campaign].name) tranșa \(part + 1)"
                : random.pick(["contract servicii", "avans contract", "factura"]) + " \(random.within(1...400))"
            let offset = Int(part) * random.within(6...14) - random.within(1...4)
            transfers.append(
                Transfer(
                    kind: .funding, day: banking(day + offset), payer: sponsor, payee: agency, minor: share,
                    currency: currency, reference: reference, creator: nil, campaign: campaign
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
