import LedgerStore
import PipelineModel
import Reporting

/// Why a payment's part in a total moved: the drop, correction, decision, rate or setting that is new since the last run.
struct ChangeCauses {
    private let assembly: Assembly
    private let newDrops: Set<UInt32>
    private let general: String
    private let decided: Set<String>

    init(assembly: Assembly, active: [StoredDrop], last: StoredRun?, inputs: RunInputs, newDrops ids: Set<Int64>) {
        self.assembly = assembly
        newDrops = Set(active.indices.filter { ids.contains(active[$0].id) }.map { UInt32($0) })
        let before = last.flatMap { try? RunManifest(json: $0.summary) }
        var reasons: [String] = []
        let names = newDrops.sorted().map { assembly.findings.drops[Int($0)].name }
        if !names.isEmpty { reasons.append("evidence in " + names.joined(separator: ", ")) }
        if let before {
            if before.rates != inputs.rates.files { reasons.append("new rates") }
            if before.decisionsSha256 != inputs.decisions.sha256 { reasons.append("decisions") }
            if before.configSha256 != inputs.file.sha256 { reasons.append("a changed configuration") }
            if before.version != PayolaVersion.current { reasons.append("payola \(PayolaVersion.current)") }
        }
        general = reasons.isEmpty ? "the evidence as a whole" : reasons.joined(separator: "; ")
        decided = before?.decisionsSha256 == inputs.decisions.sha256 ? [] : Set(inputs.decisions.decisions.map(\.subject))
    }

    func cause(ofPayment id: String) -> String {
        guard let index = assembly.aliases[id] else { return general }
        let payment = assembly.findings.payments[index]
        let places = payment.entries.map { assembly.findings.entries[$0] }
        if decided.contains(id) || decided.contains(where: { $0.hasPrefix(id + "/") }) { return "decision on \(id)" }
        let fresh = places.filter { newDrops.contains($0.place.drop) }
        guard !fresh.isEmpty else { return general }
        return "drop " + fresh.map { assembly.findings.place(of: $0) }.joined(separator: " ")
    }
}
