internal import PipelineModel

/// One entry as reconciliation compares it.
struct Side {
    var entry: Int
    var source: Int
    var day: Int32
    var payer: Named
    var payee: Named
    /// The entry's own number (see ``EntryIdentities``), which breaks ties.
    var identity: UInt64
    /// The amount in hundredths of a euro at the day's reference rate, or nil where there is none. For comparing only: it is never published.
    var euroCents: Int64?

    /// Who stands on one end of a transfer.
    struct Named {
        var party: PartyID
        var mention: MentionID
        /// Whether the record says anything of this end.
        var given: Bool
    }
}

extension Side {
    init(_ entry: Entry, index: Int, source: Int, identity: UInt64, scene: Scene) {
        self.entry = index
        self.source = source
        self.identity = identity
        day = entry.day.number
        payer = scene.named(entry.payer)
        payee = scene.named(entry.payee)
        euroCents = scene.euroCents(entry.amount, entry.currency, entry.day)
    }
}
