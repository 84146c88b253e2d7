public import PipelineModel

/// One indicator. A new flag is one conformer in a file of its own and one row in ``FlagRules/all``.
///
/// Conform by naming the rule in lower case with hyphens, listing every parameter with its default, and answering flags in any order: the
/// registry sorts them. Say "may" or "is consistent with", attach the evidence, and accuse nobody.
public protocol FlagRule: Sendable {
    static var name: String { get }
    static var severity: Flag.Severity { get }
    static var parameters: [FlagParameter] { get }
    init()
    func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList
}

extension FlagRule {
    /// A flag of this rule, with the parameters in force.
    func flag(
        _ settings: FlagValues, subjectID: String, subject: String, campaign: String = "", amount: String = "", currency: String = "",
        detail: String, evidence: [String], severity: Flag.Severity? = nil
    ) -> Flag {
        Flag(
            flag: Self.name, severity: severity ?? Self.severity, subjectID: subjectID, subject: subject, campaignID: campaign,
            amount: amount,
            currency: amount.isEmpty ? "" : currency, detail: detail, parameters: settings.text, evidence: evidence.joined(separator: " "))
    }
}
