/// An indicator that someone should look: a row of `flags.csv`. Never a verdict.
public struct Flag: Hashable, Sendable {
    public enum Severity: String, Sendable, CaseIterable { case low, medium, high }

    /// The rule's name, as `pipeline.json` has it under `flags`.
    public var flag: String
    public var severity: Severity
    /// A party's published id, or what else the flag is about: a handle, a bank account, a channel, a campaign's id.
    public var subjectID: String
    public var subject: String
    /// Empty where the flag is about no campaign.
    public var campaignID: String
    /// A plain decimal, empty where the flag is about no amount.
    public var amount: String
    public var currency: String
    public var detail: String
    /// The rule's parameters in force, `key=value` separated by blanks.
    public var parameters: String
    /// Payment ids, content ids and `file:line` places, separated by blanks.
    public var evidence: String

    public init(
        flag: String, severity: Severity, subjectID: String, subject: String, campaignID: String = "", amount: String = "",
        currency: String = "", detail: String, parameters: String = "", evidence: String = ""
    ) {
        self.flag = flag
        self.severity = severity
        self.subjectID = subjectID
        self.subject = subject
        self.campaignID = campaignID
        self.amount = amount
        self.currency = currency
        self.detail = detail
        self.parameters = parameters
        self.evidence = evidence
    }
}
