import PipelineModel

/// Running totals by some key.
struct TotalsByKey<Key: Hashable & Sendable>: Sendable {
    /// Where the total of a key stands in `totals`. Totals are large: a table of places grows without moving them.
    private var places: [Key: Int32] = [:]
    private(set) var totals: [(key: Key, sum: TotalSum)] = []

    subscript(key: Key) -> TotalSum? { places[key].map { totals[Int($0)].sum } }

    mutating func add(_ item: TotalItem, posts: ArraySlice<UInt32>, to key: Key) { totals[place(of: key)].sum.add(item, posts: posts) }

    mutating func add(_ other: TotalsByKey) { for (key, sum) in other.totals { add(sum, to: key) } }

    private mutating func add(_ sum: TotalSum, to key: Key) { totals[place(of: key)].sum.add(sum) }

    private mutating func place(of key: Key) -> Int {
        if let place = places[key] { return Int(place) }
        places[key] = Int32(totals.count)
        totals.append((key, TotalSum()))
        return totals.count - 1
    }

    func filter(_ isIncluded: (Key) -> Bool) -> TotalsByKey {
        var filtered = TotalsByKey()
        for (key, sum) in totals where isIncluded(key) { filtered.add(sum, to: key) }
        return filtered
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

    /// In one piece, which is faster than in three.
    func hash(into hasher: inout Hasher) {
        hasher.combine(UInt64(party.rawValue) << 32 ^ UInt64(truncatingIfNeeded: campaign << 8 ^ currency))
    }
}

/// A party that got money for a campaign.
struct FundedParty: Hashable {
    var party: PartyID
    var campaign: Int
}

/// As `Portable` has it.
extension TotalsByKey where Key: BitwiseCopyable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(totals.count)
        for (key, sum) in totals {
            bytes.write(item: key)
            bytes.write(sum)
        }
    }

    init(from bytes: inout ByteReader) throws {
        for _ in 0..<(try bytes.count()) {
            let key: Key = try bytes.item()
            add(try bytes.value(), to: key)
        }
    }
}
