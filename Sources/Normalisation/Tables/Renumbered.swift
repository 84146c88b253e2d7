public import PipelineModel

/// A record that holds texts or mentions by their numbers.
public protocol Renumbered {
    /// Gives it the numbers of the tables that took its own in.
    mutating func renumber(_ numbers: EvidenceTables.Numbers)
}

extension Entry: Renumbered {
    public mutating func renumber(_ numbers: EvidenceTables.Numbers) {
        currency = numbers[currency]
        executedCurrency = numbers[executedCurrency]
        reference = numbers[reference]
        platform = numbers[platform]
        payer = numbers[payer]
        payee = numbers[payee]
    }
}

extension Content: Renumbered {
    public mutating func renumber(_ numbers: EvidenceTables.Numbers) {
        platform = numbers[platform]
        id = numbers[id]
        url = numbers[url]
        handle = numbers[handle]
        caption = numbers[caption]
        hashtags = numbers[hashtags]
        label = numbers[label]
    }
}

extension CreatorAccount: Renumbered {
    public mutating func renumber(_ numbers: EvidenceTables.Numbers) {
        handle = numbers[handle]
        displayName = numbers[displayName]
        legalName = numbers[legalName]
        company = numbers[company]
        bankAccount = numbers[bankAccount]
        recruitedVia = numbers[recruitedVia]
    }
}

extension Disclosure: Renumbered {
    public mutating func renumber(_ numbers: EvidenceTables.Numbers) {
        platform = numbers[platform]
        handle = numbers[handle]
        sponsor = numbers[sponsor]
        contentID = numbers[contentID]
        contentURL = numbers[contentURL]
        currency = numbers[currency]
        label = numbers[label]
    }
}

extension Declaration: Renumbered {
    public mutating func renumber(_ numbers: EvidenceTables.Numbers) {
        campaign = numbers[campaign]
        declarant = numbers[declarant]
        currency = numbers[currency]
    }
}

extension AdSpend: Renumbered {
    public mutating func renumber(_ numbers: EvidenceTables.Numbers) {
        platform = numbers[platform]
        advertiser = numbers[advertiser]
        payer = numbers[payer]
        campaign = numbers[campaign]
        for index in spends.indices { spends[index].currency = numbers[spends[index].currency] }
    }
}

extension WatchlistEntry: Renumbered {
    /// It holds its texts itself.
    public mutating func renumber(_ numbers: EvidenceTables.Numbers) {}
}
