internal import Foundation
public import PipelineModel

/// The links that no reviewer has decided, those first where a verdict is worth most: money × doubt.
public struct ReviewList {
    /// One payment's link to one campaign.
    public struct Item: Sendable {
        /// What `payola review accept` and `reject` take: `p-…/campaign_id`.
        public var id: String
        public var day: Day
        public var payer, payee: String
        /// As paid.
        public var amount: String
        /// In the first reporting currency; nil where there is no rate.
        public var reporting: ExactDecimal?
        public var grade: Grade
        public var probability: Double
        public var evidence: String
        /// The reporting amount × the entropy of the probability (bits): how much money hangs on how open a question.
        public var worth: Double
        /// Indices into the findings' payments and campaigns.
        var payment, campaign: Int
    }

    /// By worth, then by id.
    public let items: [Item]
    public let currency: String
    public let notes: [String]

    /// - Throws: ``Problem`` where there is no store, or nothing was published yet.
    public init(options: RunOptions) throws { self.init(try Investigation.open(options)) }

    init(_ investigation: Investigation) {
        let findings = investigation.findings
        let campaigns = findings.configuration.campaigns
        let decided = Self.decided(investigation)
        let amounts = Dictionary(
            investigation.aggregates.contributions.filter { $0.currency == 0 }.map { ([$0.payment, $0.campaign], $0.amount) },
            uniquingKeysWith: { first, _ in first })
        currency = findings.configuration.reporting.currencies.first ?? ""
        let registry = investigation.inputs.conversion.registry
        let digits = registry.minorUnits(of: currency)
        notes = investigation.notes
        var items: [Item] = []
        for link in findings.links {
            let payment = findings.payments[link.payment]
            for share in link.campaigns where decided.isDisjoint(with: [Subject(link.payment, share.campaign), Subject(link.payment, nil)])
            {
                let reporting = amounts[[link.payment, share.campaign]]
                let code = findings.texts[payment.currency]
                let worth = Double(abs(reporting ?? 0)) * Self.entropy(share.probability)
                items.append(
                    Item(
                        id: payment.id + "/" + campaigns[share.campaign].id, day: payment.day, payer: findings.parties[payment.payer].name,
                        payee: findings.parties[payment.payee].name,
                        amount: payment.amount.plain(minimumDigits: registry.minorUnits(of: code)) + " " + code,
                        reporting: reporting.map { ExactDecimal(mantissa: $0, scale: UInt8(digits)) }, grade: share.grade,
                        probability: share.probability, evidence: share.evidence.map(\.short).joined(separator: " "), worth: worth,
                        payment: link.payment, campaign: share.campaign))
            }
        }
        self.items = items.sorted { ($1.worth, $0.id) < ($0.worth, $1.id) }
    }

    private struct Subject: Hashable {
        var payment: Int
        var campaign: Int?

        init(_ payment: Int, _ campaign: Int?) {
            self.payment = payment
            self.campaign = campaign
        }
    }

    /// What the reviewers accepted or rejected; a verdict on a single post decides nothing of the payment.
    private static func decided(_ investigation: Investigation) -> Set<Subject> {
        let campaigns = investigation.findings.configuration.campaigns
        var decided: Set<Subject> = []
        for decision in investigation.inputs.decisions.decisions where decision.verdict == .accept || decision.verdict == .reject {
            let id = decision.subject.prefix { $0 != "/" }
            guard let payment = investigation.assembly.paymentIndex[id] else { continue }
            let named = id.count < decision.subject.count ? String(decision.subject.dropFirst(id.count + 1)) : decision.object
            if named.isEmpty {
                decided.insert(Subject(payment, nil))
            } else if let campaign = campaigns.firstIndex(where: { $0.id == named }) {
                decided.insert(Subject(payment, campaign))
            }
        }
        return decided
    }

    /// Of a yes-or-no question, in bits: 1 at even odds, and never quite 0.
    static func entropy(_ probability: Double) -> Double {
        let p = min(1 - 1e-9, max(1e-9, probability))
        return -(p * log2(p) + (1 - p) * log2(1 - p))
    }
}
