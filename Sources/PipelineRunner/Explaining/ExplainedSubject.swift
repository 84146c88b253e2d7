internal import PipelineModel

/// What an id means today.
enum ExplainedSubject {
    /// Index into the findings' payments; `now` where the id given is not the payment's own any more.
    case payment(Int, now: String?)
    /// What was published of entries that a later drop has among the records it excludes; indices into the assembly's withdrawals.
    case withdrawn([Int])
    /// What was published of records that are evidence of no payment now: what can be said of the id, and the records where a source still has them.
    case gone([String], [RecordAtPlace])
    case party(PartyID, now: String?)
    /// A payment's part in a campaign and the posts it bought there; `content` is nil for the whole of it.
    case link(payment: Int, campaign: Int?, content: Int?, now: String?)
    /// Indices into the findings' contents.
    case posts([Int])
    case place([RecordAtPlace])
    case flags([Flag])
    case total(campaign: Int, currency: Int?)
}
