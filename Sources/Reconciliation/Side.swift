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
    init(_ index: Int, in ledgers: LedgerEntries, rates: inout EuroRates) {
        let entry = ledgers.entries[index]
        self.entry = index
        source = ledgers.source(index)
        identity = ledgers.identities[index]
        day = entry.day.number
        let (payer, payee) = (ledgers.payer(index), ledgers.payee(index))
        self.payer = Named(party: payer.party, mention: entry.payer, given: payer.isGiven)
        self.payee = Named(party: payee.party, mention: entry.payee, given: payee.isGiven)
        euroCents = rates.cents(entry.amount, entry.currency, entry.day)
    }
}
