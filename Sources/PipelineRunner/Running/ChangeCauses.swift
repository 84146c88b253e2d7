import LedgerStore
import PipelineModel
import Reporting

/// Why a payment's part in a total moved: the drop, correction, decision, rate or setting that is new since the last run.
final class ChangeCauses {
    private let assembly: Assembly
    private let newDrops: Set<UInt32>
    private let corrections: [Place: [RecordSettlement.Retelling]]
    /// By the id that a payment of the entry alone has.
    private let withdrawals: [String: RecordSettlement.Withdrawal]
    private let general: String
    /// Whether nothing is new but how the program reads.
    private let isAllKnown: Bool
    /// Payments that new verdicts are about.
    private let decided: Set<Int>

    init(assembly: Assembly, active: [StoredDrop], last: StoredRun?, inputs: RunInputs) {
        self.assembly = assembly
        corrections = assembly.retellings
        withdrawals = Dictionary(
            assembly.withdrawals.map { (PaymentID(rawValue: $0.identity.rawValue).description, $0) },
            uniquingKeysWith: { first, _ in first })
        let before = last.flatMap { try? RunManifest(json: $0.summary) }
        // Against what was published, not against what the store held: a run that died may have stored them.
        let known = Set((before?.drops ?? []).map { [$0.source, $0.sha256] })
        newDrops = Set(active.indices.filter { !known.contains([active[$0].source, active[$0].sha256]) }.map { UInt32($0) })
        var reasons: [String] = []
        let names = newDrops.sorted().map { assembly.findings.drops[Int($0)].name }
        if !names.isEmpty { reasons.append("evidence in " + names.joined(separator: ", ")) }
        if let before {
            if before.rates != inputs.rates.files { reasons.append("new rates") }
            if before.decisionsSha256 != inputs.decisions.sha256 { reasons.append("decisions") }
            if before.configSha256 != inputs.file.sha256 { reasons.append("a changed configuration") }
            if before.version != PayolaVersion.current { reasons.append("payola \(PayolaVersion.current)") }
        }
        isAllKnown = reasons.isEmpty
        general = reasons.isEmpty ? "the evidence as a whole" : reasons.joined(separator: "; ")
        decided =
            before?.decisionsSha256 == inputs.decisions.sha256
            ? [] : Set(inputs.decisions.decisions.compactMap { assembly.paymentIndex[$0.subject.prefix { $0 != "/" }] })
    }

    func cause(ofPayment id: String) -> String {
        if let payment = assembly.paymentIndex[id] { return cause(ofPayment: id, at: payment) }
        guard let withdrawal = withdrawals[id],
            isAllKnown || newDrops.contains(withdrawal.by.drop) || newDrops.contains(withdrawal.place.drop)
        else { return general }
        return "correction of \(place(withdrawal.place)) by \(place(withdrawal.by)) (excluded)"
    }

    /// - Parameter index: Into the findings' payments.
    func cause(ofPayment id: String, at index: Int) -> String {
        let payment = assembly.findings.payments[index]
        let places = payment.entries.map { assembly.findings.entryPlaces[$0] }
        let corrected = places.compactMap { entry in
            corrections[entry]?.filter {
                $0.fate == .corrected && (newDrops.contains($0.place.drop) || newDrops.contains(entry.drop))
            }.first
                .map { "correction of \(place($0.place)) by \(place(entry))" }
        }
        if decided.contains(index) { return "decision on \(id)" }
        if !corrected.isEmpty { return corrected.joined(separator: " ") }
        let fresh = places.filter { newDrops.contains($0.drop) }
        guard !fresh.isEmpty else { return general }
        return "drop " + fresh.map(place).joined(separator: " ")
    }

    private func place(_ place: Place) -> String { assembly.findings.text(of: place) }
}
