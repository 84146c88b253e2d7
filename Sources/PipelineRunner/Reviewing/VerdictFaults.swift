internal import PipelineModel
internal import Resolution

/// Says of verdicts that cannot be taken what is wrong with them and what to do.
struct VerdictFaults {
    private let assembly: Assembly

    init(_ assembly: Assembly) { self.assembly = assembly }

    /// One line for each verdict of the decisions file that changes nothing.
    func warnings(file: String) -> [String] {
        let faults = assembly.resolution.decisionFaults.filter(\.isIdle).map { fault -> (line: Int, text: String) in
            let decision = fault.decision
            let said = "“\(decision.verdict.rawValue) \(decision.subject) \(decision.object)”"
            return (decision.line, "\(said) changes nothing: \(problem(with: fault))")
        }
        let others = assembly.unmatchedDecisions.filter { $0.verdict == .accept || $0.verdict == .reject }.map { decision in
            (line: decision.line, text: "“\(decision.verdict.rawValue) \(decision.subject)” fits nothing in this run; check the id")
        }
        return (faults + others).sorted { ($0.line, $0.text) < ($1.line, $1.text) }.map { "\(file):\($0.line): \($0.text)" }
    }

    /// What is wrong with the verdict of a line on two parties, if anything is.
    func problem(line: Int) -> Problem? {
        assembly.resolution.decisionFaults.first { $0.decision.line == line }.map(problem)
    }

    private func problem(with fault: DecisionFault) -> Problem {
        let decision = fault.decision
        switch fault.reason {
        case .unknown(let text):
            return Problem(
                .inputMissing, field: text, "names no party",
                remedy: "take an id (n-…), name, account or handle of payers.csv and creators.csv")
        case .several(let text, let parties):
            return Problem(
                .usage, field: text, "\(parties.count) parties fit",
                remedy: PartyChoice.remedy(parties, in: assembly.findings.parties, assembly.findings.texts))
        case .one:
            return Problem(
                .inputMissing, field: "\(decision.subject), \(decision.object)", "both are one and the same",
                remedy: "say which two are meant")
        case .contradicted:
            return Problem(
                .inputMissing, field: "\(decision.subject), \(decision.object)", "another verdict says the opposite",
                remedy: "look through the decisions file and delete the line that is wrong")
        }
    }
}
