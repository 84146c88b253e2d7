import PipelineModel

/// Running totals by some key.
struct TotalsByKey<Key: Hashable & Sendable>: Sendable {
    private(set) var sums: [Key: TotalSum] = [:]

    mutating func add(_ item: TotalItem, to key: Key) { sums[key, default: TotalSum()].add(item) }

    mutating func add(_ other: TotalsByKey) {
        if sums.isEmpty {
            sums = other.sums
            return
        }
        for (key, sum) in other.sums { sums[key, default: TotalSum()].add(sum) }
    }

    func filter(_ isIncluded: (Key) -> Bool) -> TotalsByKey {
        var totals = TotalsByKey()
        totals.sums = sums.filter { isIncluded($0.key) }
        return totals
    }
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

/// As `Portable` has it.
extension TotalsByKey where Key: BitwiseCopyable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(sums.count)
        for (key, sum) in sums {
            bytes.write(item: key)
            bytes.write(sum)
        }
    }

    init(from bytes: inout ByteReader) throws {
        for _ in 0..<(try bytes.count()) {
            let key: Key = try bytes.item()
            sums[key] = try bytes.value()
        }
    }
}
