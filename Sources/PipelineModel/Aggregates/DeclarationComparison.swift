/// What a declarant said a campaign spent over a period, beside what was traced to creators in that period.
public struct DeclarationComparison: Sendable {
    /// Index into the configuration's campaigns; nil where the declaration names none of them.
    public var campaign: Int?
    /// Empty where nothing was declared for the campaign.
    public var declarant: TextID = .empty
    /// The campaign as the declaration names it.
    public var named: TextID = .empty
    public var from: Day?
    public var to: Day?
    public var currency: String
    /// The sum of what is declared; nil where nothing was, which is not 0.
    public var declared: ExactDecimal?
    /// Payments linked at least `probable` on days of the period, in minor units of `currency`; nil where that is no reporting currency.
    public var traced: Int128?
    public var minorUnits: Int
    public var payments: [Int] = []
    public var places: [Place] = []

    /// Traced less declared; nil where one of them is not known.
    public var gap: ExactDecimal? {
        guard let declared, let traced, let minor = declared.rounded(to: minorUnits),
            let gap = Int64(exactly: traced - Int128(minor.mantissa))
        else { return nil }
        return ExactDecimal(mantissa: gap, scale: UInt8(minorUnits))
    }
}

extension DeclarationComparison {
    private struct Key: Hashable {
        var campaign: Int?
        var named: TextID
        var declarant: TextID
        var from: Day?
        var to: Day?
        var currency: TextID
    }

    /// One per campaign, declarant, period and currency, and one for each campaign that nothing was declared for; sorted by campaign id,
    /// campaign, declarant, period and currency.
    ///
    /// Where several declarants declared for one campaign and period, what was traced is the campaign's for each of them.
    public static func all(_ findings: Findings, _ aggregates: Aggregates) -> [DeclarationComparison] {
        let configuration = findings.configuration
        var sums: [Key: DeclarationComparison] = [:]
        for declaration in findings.declarations {
            let campaign = configuration.campaigns.firstIndex { findings.isDeclared(declaration, for: $0) }
            let key = Key(
                campaign: campaign, named: campaign == nil ? declaration.campaign : .empty, declarant: declaration.declarant,
                from: declaration.from, to: declaration.to, currency: declaration.currency)
            var sum =
                sums[key]
                ?? DeclarationComparison(
                    campaign: campaign, declarant: declaration.declarant, named: key.named, from: declaration.from, to: declaration.to,
                    currency: findings.texts[declaration.currency], minorUnits: 2)
            sum.declared = Self.sum(sum.declared ?? .zero, declaration.amount)
            sum.places.append(declaration.place)
            sums[key] = sum
        }
        let silent = configuration.campaigns.indices.filter { index in !sums.keys.contains { $0.campaign == index } }
        let first = configuration.reporting.currencies.first ?? ""
        let rows = Array(sums.values) + silent.map { DeclarationComparison(campaign: $0, currency: first, minorUnits: 2) }
        return rows.map { $0.traced(findings, aggregates) }.sorted { $0.order(findings).lexicographicallyPrecedes($1.order(findings)) }
    }

    private func traced(_ findings: Findings, _ aggregates: Aggregates) -> DeclarationComparison {
        var row = self
        guard let campaign, let currency = findings.configuration.reporting.currencies.firstIndex(of: currency),
            let total = aggregates.campaigns.first(where: { $0.campaign == campaign && $0.currency.code == self.currency })
        else { return row }
        row.minorUnits = total.currency.minorUnits
        var sum: Int128 = 0
        for contribution in aggregates.contributions
        where contribution.campaign == campaign && contribution.currency == currency && contribution.grade >= .probable {
            let day = findings.payments[contribution.payment].day
            guard from.map({ day >= $0 }) ?? true, to.map({ day <= $0 }) ?? true else { continue }
            sum += Int128(contribution.amount)
            row.payments.append(contribution.payment)
        }
        row.traced = sum
        return row
    }

    private func order(_ findings: Findings) -> [String] {
        let campaign = campaign.map { findings.configuration.campaigns[$0] }
        return [
            campaign?.id ?? "", campaign?.name ?? findings.texts[named], findings.texts[declarant], from?.iso ?? "", to?.iso ?? "",
            currency,
        ]
    }

    /// The exact sum; the larger of both where it had more digits than money has.
    private static func sum(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal {
        let (left, right) = (left.reduced, right.reduced)
        let scale = max(left.scale, right.scale)
        let total =
            Int128(left.mantissa) * ExactDecimal.powerOfTen(Int(scale - left.scale))
            + Int128(right.mantissa) * ExactDecimal.powerOfTen(Int(scale - right.scale))
        return Int64(exactly: total).map { ExactDecimal(mantissa: $0, scale: scale) } ?? max(left, right)
    }
}
