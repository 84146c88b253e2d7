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

    /// Puts the verdicts in place of what was weighed.
    ///
    /// - Parameter probabilities: Per option of all cases.
    func overrule(_ item: Case, _ options: [Option], _ probabilities: UnsafeMutableBufferPointer<Double>) {
        guard !onPayments.isEmpty, let verdicts = onPayments[Int(item.payment)] else { return }
        for verdict in verdicts {
            if verdict.accept {
                let fitting = item.options.filter {
                    options[$0].campaign >= 0 && (verdict.campaign.map(Int32.init) ?? options[$0].campaign) == options[$0].campaign
                }
                guard let best = fitting.max(by: { probabilities[$0] < probabilities[$1] }) else { continue }
                for index in item.options { probabilities[index] = index == best ? Self.accepted : 0 }
            } else {
                for index in item.options where options[index].campaign >= 0 {
                    if let campaign = verdict.campaign, Int32(campaign) != options[index].campaign { continue }
                    // What is no campaign's is still the creator's.
                    if let rest = item.options.first(where: { options[$0].campaign < 0 && options[$0].creator == options[index].creator }) {
                        probabilities[rest] += probabilities[index]
                    }
                    probabilities[index] = 0
                }
            }
        }
    }

    /// The acceptances that found nothing to accept: the payment has no link to the campaign, or none that the post belongs to.
    func idle(in links: [PaymentLink], _ context: LinkContext) -> [Decision] {
        guard !onPayments.isEmpty || !onPosts.isEmpty else { return [] }
        let linked = Dictionary(links.map { ($0.payment, Set($0.campaigns.map(\.campaign))) }, uniquingKeysWith: { first, _ in first })
        var idle: [Decision] = []
        for (payment, verdicts) in onPayments {
            guard let verdict = verdicts.last, verdict.accept else { continue }
            let campaigns = linked[payment] ?? []
            if verdict.campaign.map({ !campaigns.contains($0) }) ?? campaigns.isEmpty { idle.append(verdict.decision) }
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
