public import PipelineModel

/// Sums payments into totals per campaign, payer and creator, in every reporting currency.
///
/// Each payment is converted and rounded once per currency; every total is a sum of those rounded lines, so that a spreadsheet's SUM
/// agrees. Only what reached a creator counts: a payment to an agency shows in the lines, never in a total.
public struct Aggregator: Sendable {
    private let findings: Findings
    private let conversion: any AmountConverter
    private let currencies: [Currency]

    /// - Throws: ``Problem`` where a reporting currency is unknown.
    public init(findings: Findings, conversion: any AmountConverter) throws {
        self.findings = findings
        self.conversion = conversion
        currencies = try findings.configuration.reporting.currencies.enumerated().map { index, code in
            guard let currency = conversion.currency(code) else {
                throw Problem(
                    .configuration, field: "reporting.currencies[\(index)]", "the currency \(code) is unknown",
                    remedy: "write an ISO 4217 code")
            }
            return currency
        }
    }

    /// - Parameter engine: Where the sums are made; they do not depend on it.
    /// - Throws: What the engine throws; nothing where this process does the work.
    public func aggregate<Work: Engine>(engine: Work = LocalEngine()) throws(Work.Failure) -> Aggregates {
        var aggregates = Aggregates()
        let funded = fundedParties()
        var items: [CampaignSums.Item] = []
        var posts: [UInt32] = []
        var converters = converters
        // Payments that reached a creator for no campaign known are in no total.
        for linkIndex in findings.links.indices where !findings.links[linkIndex].campaigns.isEmpty {
            let link = findings.links[linkIndex]
            let payment = findings.payments[link.payment]
            for (currencyIndex, currency) in currencies.enumerated() {
                let converted = converters[currencyIndex].convert(payment)
                let shares = Self.split(converted?.minorUnits ?? 0, over: link.campaigns, \.weight)
                for (shareIndex, share) in link.campaigns.enumerated() {
                    if currencyIndex == 0 {
                        let amount = converted.map { _ in shares[shareIndex] }
                        addLines(link: linkIndex, share: shareIndex, of: share, amount: amount, currency: currency, to: &aggregates.links)
                    }
                    guard let creator = link.creator else { continue }
                    let item = TotalItem(
                        amount: converted.map { _ in shares[shareIndex] }, grade: share.grade, payment: link.payment, payer: payment.payer,
                        creator: creator, disclosed: link.disclosed, day: payment.day)
                    let start = posts.count
                    for post in share.posts { posts.append(UInt32(post.content)) }
                    items.append(.init(campaign: share.campaign, currency: currencyIndex, total: item, posts: start..<posts.count))
                    if let amount = item.amount {
                        aggregates.contributions.append(
                            Contribution(
                                campaign: share.campaign, currency: currencyIndex, payment: link.payment, amount: amount, grade: share.grade
                            ))
                    }
                }
            }
        }
        aggregates.payments = paymentLines(engine.workers)
        let sums = CampaignSums.merged(try engine.merge(CampaignSums(items, posts: posts)))
        aggregates.campaigns = campaignTotals(sums.campaigns, &aggregates.unconvertedDeclarations)
        aggregates.payers = sums.payers.totals.map { key, sum in
            var total = sum.partyTotal(key, currencies[key.currency])
            total.counterparties = sum.creators.count
            total.isIntermediary = funded.contains(FundedParty(party: key.party, campaign: key.campaign))
            return total
        }
        aggregates.creators = sums.creators.totals.map { key, sum in
            var total = sum.partyTotal(key, currencies[key.currency])
            total.counterparties = sum.payers.count
            return total
        }
        return aggregates
    }

    /// Parties that got money for a campaign without being its creators: intermediaries.
    private func fundedParties() -> Set<FundedParty> {
        var funded: Set<FundedParty> = []
        let links = findings.links
        for index in links.indices where links[index].creator == nil {
            for share in links[index].campaigns {
                funded.insert(FundedParty(party: findings.payments[links[index].payment].payee, campaign: share.campaign))
            }
        }
        return funded
    }

    private var converters: [PaymentConverter] { currencies.map { PaymentConverter(conversion, to: $0, texts: findings.texts) } }

    /// Payments converted by one core before it takes more.
    private static let partSize = 32_768

    private func paymentLines(_ workers: Workers) -> [PaymentLine] {
        let isAll = findings.configuration.reporting.payments == .all
        return workers.list(isAll ? findings.payments.count : findings.links.count, partSize: Self.partSize) { range, lines in
            if isAll { linesOfPayments(range, to: &lines) } else { linesOfLinks(range, to: &lines) }
        }
    }

    private func linesOfLinks(_ links: Range<Int>, to lines: inout OutputSpan<PaymentLine>) {
        var converter = PaymentConverter(conversion, to: currencies[0], texts: findings.texts)
        for link in links {
            let payment = findings.links[link].payment
            let reporting = converter.convert(findings.payments[payment]).map { PaymentLine.Reporting($0) }
            lines.append(PaymentLine(payment: payment, link: link, reporting: reporting))
        }
    }

    private func linesOfPayments(_ payments: Range<Int>, to lines: inout OutputSpan<PaymentLine>) {
        var converter = PaymentConverter(conversion, to: currencies[0], texts: findings.texts)
        var next = findings.firstLink(ofPaymentFrom: payments.lowerBound)
        for payment in payments {
            let hasLink = next < findings.links.count && findings.links[next].payment == payment
            let reporting = converter.convert(findings.payments[payment]).map { PaymentLine.Reporting($0) }
            lines.append(PaymentLine(payment: payment, link: hasLink ? next : nil, reporting: reporting))
            if hasLink { next += 1 }
        }
    }

    private func addLines(
        link: Int, share shareIndex: Int, of share: CampaignShare, amount: Int64?, currency: Currency, to lines: inout [LinkLine]
    ) {
        guard !share.posts.isEmpty else { return }
        let parts = amount.map { Self.split($0, over: share.posts, \.weight) }
        for post in share.posts.indices {
            let allocated = parts.map { ExactDecimal(mantissa: $0[post], scale: UInt8(currency.minorUnits)) }
            lines.append(LinkLine(link: link, share: shareIndex, post: post, allocated: allocated))
        }
    }

    /// Mostly there is one that gets all.
    private static func split<Share>(_ amount: Int64, over shares: [Share], _ weight: (Share) -> Int) -> [Int64] {
        shares.count == 1 ? [amount] : Allocation.split(amount, weights: shares.map(weight))
    }

    private func campaignTotals(_ sums: TotalsByKey<CampaignTotalKey>, _ unconverted: inout [UnconvertedDeclaration]) -> [CampaignTotal] {
        findings.configuration.campaigns.indices.flatMap { campaign in
            currencies.indices.map { index in
                let sum = sums[CampaignTotalKey(campaign: campaign, currency: index)] ?? TotalSum()
                var total = sum.campaignTotal(campaign, currencies[index])
                total.declared = declared(campaign: campaign, currency: currencies[index], &unconverted)
                return total
            }
        }
    }

    /// The sum of the campaign's declarations, or nil where there is none or one of them has no rate: a part of what was declared is not what was
    /// declared.
    private func declared(campaign index: Int, currency: Currency, _ unconverted: inout [UnconvertedDeclaration]) -> Int128? {
        let campaign = findings.configuration.campaigns[index]
        var sum: Int128?
        var isWhole = true
        for (number, declaration) in findings.declarations.enumerated() where findings.isDeclared(declaration, for: campaign) {
            let day = declaration.to ?? declaration.from ?? campaign.to
            if declaration.amount.isZero {
                sum = sum ?? 0
            } else if let converted: Conversion = conversion.convert(
                declaration.amount, from: findings.texts[declaration.currency], to: currency.code, on: day)
            {
                sum = (sum ?? 0) + Int128(converted.minorUnits)
            } else {
                isWhole = false
                unconverted.append(UnconvertedDeclaration(declaration: number, campaign: index, currency: currency, day: day))
            }
        }
        return isWhole ? sum : nil
    }
}
