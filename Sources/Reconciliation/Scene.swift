internal import PipelineModel

/// What comparisons look up: parties, mentions, rates and texts of the run.
struct Scene {
    let entries: [Entry]
    let parties: PartyTable
    let mentions: MentionTable
    let rates: RateTable
    let texts: TextTable
    /// Per currency text, its code; asking the text table once per entry would build a string each time.
    private var codes: [TextID: String] = [:]

    init(entries: [Entry], parties: PartyTable, mentions: MentionTable, rates: RateTable, texts: TextTable) {
        self.entries = entries
        self.parties = parties
        self.mentions = mentions
        self.rates = rates
        self.texts = texts
        for entry in entries {
            if codes[entry.currency] == nil { codes[entry.currency] = texts[entry.currency] }
            if !entry.executedCurrency.isEmpty, codes[entry.executedCurrency] == nil {
                codes[entry.executedCurrency] = texts[entry.executedCurrency]
            }
        }
    }

    func named(_ mention: MentionID) -> Side.Named {
        let who = mentions[mention]
        return .init(
            party: parties[mention].party, mention: mention, given: !(who.name.isEmpty && who.account.isEmpty && who.handle.isEmpty))
    }

    func euroCents(_ amount: ExactDecimal, _ currency: TextID, _ day: Day) -> Int64? {
        codes[currency].flatMap { rates.euroCents(amount, $0, on: day) }
    }

    func code(_ currency: TextID) -> String { codes[currency] ?? texts[currency] }
}
