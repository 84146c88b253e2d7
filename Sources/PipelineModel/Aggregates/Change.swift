/// What a run moved: one payment's part in one campaign total, before and after.
public struct Change: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// The payment is new in the total, or left it.
        case added, removed
        /// It stayed, with another amount or another grade.
        case amount, grade
    }

    public var key: PublishedContribution.Key
    public var kind: Kind
    /// Minor units that counted in the total; nil where the payment had no link to the campaign.
    public var before: Int64?
    public var after: Int64?
    /// Nil where the payment had no link to the campaign.
    public var gradeBefore: Grade?
    public var gradeAfter: Grade?
    public var because: String

    public init(
        key: PublishedContribution.Key, kind: Kind, before: Int64?, after: Int64?, gradeBefore: Grade? = nil, gradeAfter: Grade? = nil,
        because: String
    ) {
        self.key = key
        self.kind = kind
        self.before = before
        self.after = after
        self.gradeBefore = gradeBefore
        self.gradeAfter = gradeAfter
        self.because = because
    }
}
