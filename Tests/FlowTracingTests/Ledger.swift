internal import FlowTracing
internal import PipelineModel

/// A small ledger for tests: parties by name, amounts as text.
struct Ledger {
    var findings = Findings(configuration: PipelineConfiguration())
    private var numbers: [String: PartyID] = [:]

    init(_ rows: [(day: Int, payer: String, payee: String, amount: String, currency: String)] = []) {
        let names = Set(rows.flatMap { [$0.payer, $0.payee] }).sorted()
        for name in names {
            numbers[name] = PartyID(rawValue: UInt32(findings.parties.parties.count))
            findings.parties.parties.append(Party(id: "p-" + name, name: name))
        }
        for (index, row) in rows.enumerated() {
            let mention = MentionID(rawValue: 0)
            findings.payments.append(
                Payment(
                    number: PaymentID(rawValue: UInt64(index + 1)), day: Day(number: Int32(20_000 + row.day)), payer: self[row.payer],
                    payee: self[row.payee],
                    payerMention: mention, payeeMention: mention, amount: ExactDecimal(row.amount) ?? .zero,
                    currency: findings.texts.intern(row.currency), entries: []))
        }
    }

    subscript(name: String) -> PartyID { numbers[name] ?? PartyID(rawValue: .max) }

    mutating func link(_ payment: Int, creator: String, weights: [Int] = [1], grades: [Grade] = [.confirmed]) {
        while findings.configuration.campaigns.count < weights.count {
            let number = findings.configuration.campaigns.count
            let day = Day(number: 20_000)
            findings.configuration.campaigns.append(Campaign(id: "c\(number)", name: "C\(number)", from: day, to: day + 400))
        }
        let shares = weights.indices.map {
            CampaignShare(campaign: $0, probability: 0.9, grade: grades[$0], evidence: [], weight: weights[$0])
        }
        findings.links.append(PaymentLink(payment: payment, creator: self[creator], campaigns: shares))
    }

    func tracer(_ method: FlowMethod) -> FlowTracer { FlowTracer(findings: findings, converter: FiveLei(), method: method) }
}

/// A euro is five lei; nothing else has a rate.
struct FiveLei: AmountConverter {
    func convert(_ amount: ExactDecimal, from currency: String, to target: String, on day: Day) -> Conversion? {
        let five = ExactDecimal(mantissa: 5)
        let one = ExactDecimal(mantissa: 1)
        let value =
            switch (currency, target) {
            case ("EUR", "RON"): amount.converted(times: five, over: one, digits: 2)
            case ("RON", "EUR"): amount.converted(times: one, over: five, digits: 2)
            default: ExactDecimal?.none
            }
        return value.map { Conversion(amount: $0, currency: Currency(code: target, minorUnits: 2)) }
    }

    func currency(_ code: String) -> Currency? { Currency(code: code, minorUnits: code == "JPY" ? 0 : 2) }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
