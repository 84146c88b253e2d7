internal import Flagging
internal import FlowTracing
internal import PipelineModel

extension Investigation {
    /// The flags of this state; they are worked out anew, since they follow from the findings.
    func flags() throws -> [Flag] {
        try flags(FlowTracer(findings: findings, converter: inputs.conversion).campaignFlows())
    }

    func flags(_ flows: TracedFlows) throws -> [Flag] {
        try FlagRules.evaluate(FlagContext(findings: findings, aggregates: aggregates, flows: flows, converter: inputs.conversion))
    }
}

extension Explainer {
    func explainFlag(_ flag: Flag, _ page: inout Explanation) {
        page.add("flag \(flag.flag)/\(flag.subjectID)\(flag.campaignID.isEmpty ? "" : " in " + flag.campaignID)")
        page.add("\(flag.severity.rawValue): \(flag.detail)", 1)
        page.add("about \(flag.subject) (\(flag.subjectID)); an indicator, never a verdict", 1)
        if !flag.amount.isEmpty { page.add("amount \(flag.amount) \(flag.currency)", 1) }
        if !flag.parameters.isEmpty { page.add("parameters in force: \(flag.parameters)", 1) }
        guard !flag.evidence.isEmpty else { return }
        page.add("evidence", 1)
        let places = placesByName()
        for piece in flag.evidence.split(separator: " ").map(String.init) {
            if let index = investigation.assembly.paymentIndex[piece] {
                let payment = findings.payments[index]
                page.add(
                    "\(piece)  \(payment.day.iso)  \(money(payment.amount, payment.currency)) from \(named(payment.payer)) to \(named(payment.payee))",
                    2)
                for entry in payment.entries { add(record: findings.entryPlaces[entry], "", 3, &page) }
            } else if let place = places[piece] {
                add(record: place, "", 2, &page)
            } else {
                page.add(piece, 2)
            }
        }
    }

    /// Where the records of account lists, posts and disclosures stand, by the way in which reports write it.
    private func placesByName() -> [String: Place] {
        let all = findings.accounts.map(\.place) + findings.contents.map(\.place) + findings.disclosures.map(\.place)
        return Dictionary(
            all.map { (findings.drops[Int($0.drop)].place(line: $0.line), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
