/// A reviewer's verdict, as `decisions.csv` keeps it; every later run honours it.
public struct Decision: Hashable, Sendable {
    public enum Verdict: String, Sendable, CaseIterable { case accept, reject, same, different }

    public var verdict: Verdict
    /// A payment's or link's id (`accept`, `reject`), or a party's id, name, account or handle (`same`, `different`).
    public var subject: String
    /// The other party of `same` and `different`; empty otherwise.
    public var object: String
    public var by: String
    public var at: String
    public var because: String
    /// The line of the decisions file.
    public var line: Int

    public init(
        verdict: Verdict, subject: String, object: String = "", by: String = "", at: String = "", because: String = "", line: Int = 0
    ) {
        self.verdict = verdict
        self.subject = subject
        self.object = object
        self.by = by
        self.at = at
        self.because = because
        self.line = line
    }
}
