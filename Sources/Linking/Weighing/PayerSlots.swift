internal import PipelineModel

/// The pairs of a payer and a campaign that are counted, each with a number: open addressing with linear probing, for it is asked once per
/// option.
struct PayerSlots {
    private(set) var campaigns: [Int32] = []
    private(set) var payers: [Int32] = []
    /// A slot's number plus one; 0 where there is none.
    private var table = [Int32](repeating: 0, count: 1024)

    private static let seed = Fingerprint(rawValue: 0x9E37_79B9_7F4A_7C15)

    var count: Int { campaigns.count }
    /// By slot the number of the payer, and below it in 32 bits that of the campaign.
    var pairs: [UInt64] { zip(payers, campaigns).map { UInt64(UInt32(bitPattern: $0)) << 32 | UInt64(UInt32(bitPattern: $1)) } }

    func find(_ payer: Int32, _ campaign: Int) -> Int32? {
        let found = table[place(payer, Int32(campaign))]
        return found == 0 ? nil : found - 1
    }

    mutating func number(_ payer: Int32, _ campaign: Int) -> Int32 {
        let place = place(payer, Int32(campaign))
        if table[place] != 0 { return table[place] - 1 }
        campaigns.append(Int32(campaign))
        payers.append(payer)
        table[place] = Int32(count)
        if count * 2 > table.count { grow() }
        return Int32(count - 1)
    }

    /// Gives every slot another number.
    ///
    /// - Parameter places: Per slot its new number; each comes once.
    mutating func move(to places: [Int32]) {
        let (oldCampaigns, oldPayers) = (campaigns, payers)
        for (slot, place) in places.enumerated() {
            campaigns[Int(place)] = oldCampaigns[slot]
            payers[Int(place)] = oldPayers[slot]
        }
        for place in table.indices where table[place] != 0 { table[place] = places[Int(table[place]) - 1] + 1 }
    }

    private func place(_ payer: Int32, _ campaign: Int32) -> Int {
        let mask = table.count - 1
        let key = UInt64(UInt32(bitPattern: payer)) << 32 | UInt64(UInt32(bitPattern: campaign))
        var place = Int(truncatingIfNeeded: Self.seed.combined(with: Fingerprint(rawValue: key)).rawValue >> 32) & mask
        while table[place] != 0, payers[Int(table[place]) - 1] != payer || campaigns[Int(table[place]) - 1] != campaign {
            place = (place + 1) & mask
        }
        return place
    }

    private mutating func grow() {
        table = Array(repeating: 0, count: table.count * 2)
        for slot in 0..<count { table[place(payers[slot], campaigns[slot])] = Int32(slot + 1) }
    }
}
