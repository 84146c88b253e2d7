internal import PipelineModel

/// The reviewers' verdicts on payments and links of this run.
struct DecisionBook {
    static let accepted = 0.9999

    struct Verdict {
        var accept: Bool
        /// nil for whatever campaign.
        var campaign: Int?
        var decision: Decision
    }

    /// Per payment, in the order of the file: a later verdict overrules an earlier one.
    private(set) var onPayments: [Int: [Verdict]] = [:]
    /// Per payment and content.
    private(set) var onPosts: [Int: [Int32: Verdict]] = [:]
    private(set) var unmatched: [Decision] = []

    init(_ decisions: [Decision], index: PaymentIndex, context: LinkContext) {
        let verdicts = decisions.filter { $0.verdict == .accept || $0.verdict == .reject }.sorted { $0.line < $1.line }
        guard !verdicts.isEmpty else { return }
        let campaigns = Dictionary(context.campaigns.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for decision in verdicts {
            let (id, rest) = Self.parts(decision.subject)
            guard let payment = index[id], decision.object.isEmpty || campaigns[decision.object] != nil else {
                unmatched.append(decision)
                continue
            }
            var verdict = Verdict(accept: decision.verdict == .accept, campaign: campaigns[decision.object], decision: decision)
            if rest.isEmpty {
                onPayments[payment, default: []].append(verdict)
            } else if let campaign = campaigns[rest] {
                verdict.campaign = campaign
                onPayments[payment, default: []].append(verdict)
            } else if let content = context.content.find(rest, context.texts).first {
                onPosts[payment, default: [:]][content] = verdict
            } else {
                unmatched.append(decision)
            }
        }
    }

    /// The campaigns that reviewers accepted, by payment, for a worker that looks for candidates.
    init(accepted: [Int: [Int]]) {
        onPayments = accepted.mapValues { campaigns in
            campaigns.map { Verdict(accept: true, campaign: $0, decision: Decision(verdict: .accept, subject: "")) }
        }
    }

    /// The campaigns that reviewers accepted for the payment.
    func accepted(_ payment: Int) -> [Int] {
        onPayments.isEmpty ? [] : (onPayments[payment] ?? []).compactMap { $0.accept ? $0.campaign : nil }
    }

    /// What the reviewers said of the payment and this campaign: the last word counts.
    func verdict(_ payment: Int, campaign: Int) -> Verdict? {
        onPayments[payment]?.last { $0.campaign == nil || $0.campaign == campaign }
    }

    /// Whether a verdict on the payment that still stands accepts it.
    func accepts(_ payment: Int) -> Bool {
        guard !onPayments.isEmpty, let verdicts = onPayments[payment] else { return false }
        return verdicts.contains { $0.accept && stands($0, payment) }
    }

    /// Whether no later verdict speaks of what this one does.
    private func stands(_ verdict: Verdict, _ payment: Int) -> Bool {
        let last = onPayments[payment]?.last { $0.campaign == nil || $0.campaign == verdict.campaign }
        return last?.decision.line == verdict.decision.line
    }

    /// Puts the verdicts in place of what was weighed: nothing is left to a campaign that was rejected, and everything to those that were accepted, each as
    /// much as it was likely. One acceptance does not take another back.
    ///
    /// - Parameter probabilities: Per option of all cases.
    func overrule(_ item: Case, _ options: [Option], _ probabilities: UnsafeMutableBufferPointer<Double>) {
        guard !onPayments.isEmpty, onPayments[Int(item.payment)] != nil else { return }
        let payment = Int(item.payment)
        for index in item.options where options[index].campaign >= 0 {
            guard let verdict = verdict(payment, campaign: Int(options[index].campaign)), !verdict.accept else { continue }
            // What is no campaign's is still the creator's.
            if let rest = item.options.first(where: { options[$0].campaign < 0 && options[$0].creator == options[index].creator }) {
                probabilities[rest] += probabilities[index]
            }
            probabilities[index] = 0
        }
        let accepted = acceptedCampaigns(item, options, probabilities)
        let places = item.options.filter { accepted.contains(options[$0].campaign) }
        guard !places.isEmpty else { return }
        let all = places.reduce(0) { $0 + probabilities[$1] }
        for index in item.options where !accepted.contains(options[index].campaign) { probabilities[index] = 0 }
        for index in places {
            probabilities[index] = Self.accepted * (all > 0 ? probabilities[index] / all : 1 / Double(places.count))
        }
    }

    /// The campaigns of the case that reviewers accepted by name; where none is, of a payment that they accepted, the likeliest.
    private func acceptedCampaigns(_ item: Case, _ options: [Option], _ probabilities: UnsafeMutableBufferPointer<Double>) -> [Int32] {
        var likely: [(campaign: Int32, probability: Double)] = []
        var named: [Int32] = []
        for index in item.options where options[index].campaign >= 0 {
            let campaign = options[index].campaign
            guard let verdict = verdict(Int(item.payment), campaign: Int(campaign)), verdict.accept else { continue }
            if verdict.campaign != nil, !named.contains(campaign) { named.append(campaign) }
            if let known = likely.firstIndex(where: { $0.campaign == campaign }) {
                likely[known].probability += probabilities[index]
            } else {
                likely.append((campaign, probabilities[index]))
            }
        }
        if !named.isEmpty { return named }
        return likely.max { ($0.probability, $1.campaign) < ($1.probability, $0.campaign) }.map { [$0.campaign] } ?? []
    }

    /// The acceptances that found nothing to accept: the payment has no link to the campaign, or none that the post belongs to.
    func idle(in links: [PaymentLink], _ context: LinkContext) -> [Decision] {
        guard !onPayments.isEmpty || !onPosts.isEmpty else { return [] }
        let linked = Dictionary(links.map { ($0.payment, Set($0.campaigns.map(\.campaign))) }, uniquingKeysWith: { first, _ in first })
        var idle: [Decision] = []
        for (payment, verdicts) in onPayments {
            let campaigns = linked[payment] ?? []
            for verdict in verdicts where verdict.accept && stands(verdict, payment) {
                if verdict.campaign.map({ !campaigns.contains($0) }) ?? campaigns.isEmpty { idle.append(verdict.decision) }
            }
        }
        for (payment, verdicts) in onPosts {
            for (content, verdict) in verdicts where verdict.accept {
                if (linked[payment] ?? []).isDisjoint(with: context.content.campaigns(of: content)) { idle.append(verdict.decision) }
            }
        }
        return idle.sorted { $0.line < $1.line }
    }

    /// `p-1f…/tiktok:123` → the payment and the rest.
    private static func parts(_ subject: String) -> (payment: String, rest: String) {
        guard let slash = subject.firstIndex(of: "/") else { return (subject, "") }
        return (String(subject[..<slash]), String(subject[subject.index(after: slash)...]))
    }
}
