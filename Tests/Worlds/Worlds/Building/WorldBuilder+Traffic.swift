extension WorldBuilder {
    /// A brand pays creators, some of whom a campaign pays too.
    mutating func payForBrand(_ index: Int) {
        let brand = brands[index]
        let product = brand.name.split(separator: " ").first.map(String.init) ?? brand.name
        let paid = Set(transfers.compactMap { $0.creator }).sorted()
        for _ in 0..<random.within(4...10) {
            let creator = random.chance(0.5) && !paid.isEmpty ? random.pick(paid) : random.below(creators.count)
            let account = random.below(creators[creator].accounts.count)
            let payer = random.chance(difficulty.brandsByAgency) ? random.pick(agencies) : brand
            let currency = self.currency()
            for _ in 0..<random.within(1...2) {
                let day = banking(WorldDay(2024, 9, 10) + random.below(90))
                if random.chance(0.6) {
                    let isLabelled = random.chance(0.6)
                    let caption = "Noul \(product) și eu \(isLabelled ? "#publicitate" : "#nou") #\(product.lowercased())"
                    _ = post(
                        by: creator, account: account, on: day + random.within(-4...9), for: nil, caption: caption,
                        label: isLabelled ? "Paid partnership" : "")
                }
                transfers.append(
                    Transfer(
                        kind: .brand, day: day, payer: payer, payee: payee(creator, account: account),
                        minor: amount(euros: 100...2500, in: currency),
                        currency: currency, reference: brandReference(product, by: payer), creator: creator, campaign: nil,
                        platform: random.chance(0.35) ? creators[creator].accounts[account].platform : nil
                    )
                )
            }
        }
    }

    /// Rent, salaries, utilities, trade: money that reached no creator.
    mutating func drawTraffic() {
        let count = Int(Double(transfers.count) * difficulty.traffic)
        let firms = (0..<max(12, count / 12)).map {
            participant(
                company: "firm\($0)", core: companyCore(["Imobiliare", "Energy", "Telecom", "Construct", "Transport", "Auto", "Agro"]), .srl
            )
        }
        let people = (0..<max(12, count / 15)).map { number -> Participant in
            let alike = random.chance(difficulty.strangersNamedAlike)
            return participant(person: "person\(number)", alike ? random.pick(creators).person : PersonName(drawnWith: &random))
        }
        let payers = campaigns.flatMap(\.sponsors) + agencies + brands + firms
        for _ in 0..<count {
            let isSalary = random.chance(0.3)
            let payer = random.pick(payers)
            let payee = isSalary ? random.pick(people) : random.pick(firms)
            guard payer.key != payee.key else { continue }
            let reference =
                isSalary
                ? "salariu luna " + random.pick(["septembrie", "octombrie", "noiembrie"])
                : random.pick([
                    "chirie", "factura energie", "abonament internet", "materiale", "combustibil", "factura \(random.within(1...9999))",
                    "servicii transport", "",
                ])
            let currency = random.chance(0.85) ? "RON" : self.currency()
            transfers.append(
                Transfer(
                    kind: .traffic, day: banking(WorldDay(2024, 9, 1) + random.below(105)), payer: payer, payee: payee,
                    minor: amount(euros: 20...3000, in: currency) + Int64(random.below(100)), currency: currency, reference: reference
                )
            )
        }
    }

    /// Payments for campaigns that were taken back: what was paid comes back some days later, in the same books.
    mutating func takeSomeBack() {
        for index in transfers.indices where transfers[index].kind == .campaign && random.chance(style.reversed) {
            var back = transfers[index]
            back.minor = -back.minor
            back.day = banking(back.day + random.within(2...8))
            back.posts = []
            back.reference = phrases(of: back.payer).reversal + back.reference
            back.isReversal = true
            transfers.append(back)
        }
    }

    /// Some payments were really made twice.
    mutating func repeatSomePayments() {
        for index in transfers.indices where !transfers[index].isReversal && random.chance(difficulty.equalTwice) {
            transfers[index].twin = index
            transfers.append(transfers[index])
        }
    }

    mutating func drawDisclosures() {
        var seen: Set<Int> = []
        for transfer in transfers where transfer.kind == .campaign {
            for index in transfer.posts where random.chance(difficulty.disclosed) && seen.insert(index).inserted {
                let sponsor = random.weighted([
                    (transfer.payer.name, 0.5), (transfer.campaign.map { campaigns[$0].sponsors[0].name } ?? "", 0.2), ("", 0.3),
                ])
                disclosures.append(
                    DisclosureRow(
                        post: index, sponsor: sponsor, day: posts[index].day + random.within(0...3),
                        minor: transfer.posts.count == 1 && random.chance(0.3) ? transfer.minor : nil, currency: transfer.currency,
                        label: random.pick(["#publicitate", "#ad", "#parteneriatplatit", "#sponsorizat"])
                    )
                )
                if random.chance(0.4) { posts[index].label = "Paid partnership" }
            }
        }
    }
}
