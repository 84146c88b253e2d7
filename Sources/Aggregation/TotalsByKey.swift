import PipelineModel

/// Running totals by some key.
struct TotalsByKey<Key: Hashable> {
    private(set) var sums: [Key: TotalSum] = [:]

    mutating func add(_ item: TotalItem, to key: Key) { sums[key, default: TotalSum()].add(item) }
}

/// A campaign in a reporting currency; both are indices.
struct CampaignTotalKey: Hashable {
    var campaign: Int
    var currency: Int
}

/// A payer or creator in a campaign and a reporting currency.
struct PartyTotalKey: Hashable {
    var party: PartyID
    var campaign: Int
    var currency: Int
}

/// A party that got money for a campaign.
struct FundedParty: Hashable {
    var party: PartyID
    var campaign: Int
}
