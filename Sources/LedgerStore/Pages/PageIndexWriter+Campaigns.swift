internal import PipelineModel

extension PageIndexWriter {
    /// Campaigns, their totals and the payments behind them, and what parties paid and got.
    func writeCampaigns(_ currencies: [TextID: Int]) throws {
        let campaigns = findings.configuration.campaigns
        try insert("campaign", 9) { add in
            for (number, campaign) in campaigns.enumerated() {
                try add([
                    number, campaign.id, campaign.name, campaign.beneficiary, campaign.from.iso, campaign.to.iso,
                    campaign.hashtags.map { "#" + $0 }.joined(separator: " "), campaign.keywords.joined(separator: "; "),
                    campaign.sponsors.joined(separator: "; "),
                ])
            }
        }
        let order = Dictionary(
            findings.configuration.reporting.currencies.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        try insert("total", 18) { add in
            for total in content.aggregates.campaigns {
                func plain(_ amount: Int128) -> String { ExactDecimal.plain(amount, scale: total.currency.minorUnits) }
                try add([
                    total.campaign, order[total.currency.code] ?? 0, total.currency.code, plain(total.amounts.total),
                    plain(total.amounts.confirmed), plain(total.amounts.probable), plain(total.amounts.possible), total.payments,
                    total.payers, total.creators, total.posts, plain(total.disclosed), plain(total.undisclosed), total.declared.map(plain),
                    total.gap.map(plain), total.unconverted, total.firstPayment?.iso, total.lastPayment?.iso,
                ])
            }
        }
        try writeDeclarations()
        try writePartyTotals(order)
        try writeContributions()
    }

    private func writeDeclarations() throws {
        let campaigns = findings.configuration.campaigns
        try insert("declaration", 10) { add in
            for declaration in findings.declarations {
                let campaign = campaigns.firstIndex { findings.isDeclared(declaration, for: $0) }
                let code = text(declaration.currency)
                let place = declaration.place
                try add([
                    campaign, text(declaration.declarant), declaration.from?.iso, declaration.to?.iso,
                    declaration.amount.plain(minimumDigits: content.minorUnits(code)), code, Int(place.drop), Int(place.line),
                    Int64(place.offset), Int(place.length),
                ])
            }
        }
    }

    private func writePartyTotals(_ order: [String: Int]) throws {
        try insert("party_total", 17) { add in
            for (role, totals) in [("payer", content.aggregates.payers), ("creator", content.aggregates.creators)] {
                for total in totals {
                    func plain(_ amount: Int128) -> String { ExactDecimal.plain(amount, scale: total.currency.minorUnits) }
                    let size = total.amounts.total == 0 ? total.amounts.possible / 1_000_000 : total.amounts.total
                    try add([
                        role, total.campaign, order[total.currency.code] ?? 0, -Int64(clamping: size), Int(total.party.rawValue),
                        plain(total.amounts.total), plain(total.amounts.confirmed), plain(total.amounts.probable),
                        plain(total.amounts.possible), total.payments, total.counterparties, total.posts, plain(total.disclosed),
                        plain(total.undisclosed), total.firstPayment?.iso, total.lastPayment?.iso, total.isIntermediary ? 1 : 0,
                    ])
                }
            }
        }
    }

    private func writeContributions() throws {
        let disclosed = Set(findings.links.lazy.filter(\.disclosed).map(\.payment))
        try insert("contribution", 6) { add in
            for part in content.aggregates.contributions {
                let rank = part.grade == .confirmed ? 0 : part.grade == .probable ? 1 : 2
                try add([part.campaign, part.currency, rank, -part.amount, part.payment, disclosed.contains(part.payment) ? 1 : 0])
            }
        }
    }
}
