import PipelineModel

/// One payment's share in a total.
struct TotalItem {
    /// Minor units, or nil where there is no rate.
    var amount: Int64?
    var grade: Grade
    var payment: Int
    var payer: PartyID
    var creator: PartyID
    var disclosed: Bool
    var day: Day
}

/// A running total: sums, and the numbers behind its counts.
struct TotalSum {
    var amounts = GradedAmounts()
    var disclosed: Int128 = 0
    var payments = DistinctNumbers()
    var payers = DistinctNumbers()
    var creators = DistinctNumbers()
    var posts = DistinctNumbers()
    var unconverted = 0
    var firstDay: Day?
    var lastDay: Day?

    /// Adds a payment. One without a rate is counted and never added in; one that is only possible adds to no count of the total.
    ///
    /// - Parameter posts: What the payment bought.
    mutating func add(_ item: TotalItem, posts bought: ArraySlice<UInt32>) {
        guard let amount = item.amount else {
            unconverted += 1
            return
        }
        amounts.add(Int128(amount), grade: item.grade)
        guard item.grade != .possible else { return }
        if item.disclosed { disclosed += Int128(amount) }
        payments.insert(UInt32(truncatingIfNeeded: item.payment))
        payers.insert(item.payer.rawValue)
        creators.insert(item.creator.rawValue)
        for post in bought { posts.insert(post) }
        firstDay = min(firstDay ?? item.day, item.day)
        lastDay = max(lastDay ?? item.day, item.day)
    }

    /// Adds what was summed elsewhere over other payments.
    mutating func add(_ other: TotalSum) {
        amounts.add(other.amounts)
        disclosed += other.disclosed
        payments.formUnion(other.payments)
        payers.formUnion(other.payers)
        creators.formUnion(other.creators)
        posts.formUnion(other.posts)
        unconverted += other.unconverted
        if let day = other.firstDay { firstDay = min(firstDay ?? day, day) }
        if let day = other.lastDay { lastDay = max(lastDay ?? day, day) }
    }

    func campaignTotal(_ campaign: Int, _ currency: Currency) -> CampaignTotal {
        var total = CampaignTotal(campaign: campaign, currency: currency)
        total.amounts = amounts
        total.disclosed = disclosed
        total.payments = payments.count
        total.payers = payers.count
        total.creators = creators.count
        total.posts = posts.count
        total.unconverted = unconverted
        total.firstPayment = firstDay
        total.lastPayment = lastDay
        return total
    }

    func partyTotal(_ key: PartyTotalKey, _ currency: Currency) -> PartyTotal {
        var total = PartyTotal(party: key.party, campaign: key.campaign, currency: currency)
        total.amounts = amounts
        total.disclosed = disclosed
        total.payments = payments.count
        total.posts = posts.count
        total.firstPayment = firstDay
        total.lastPayment = lastDay
        return total
    }
}

extension TotalSum: Portable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(item: amounts)
        bytes.write(item: disclosed)
        for numbers in [payments, payers, creators, posts] { bytes.write(numbers) }
        bytes.write(unconverted)
        bytes.write(items: [firstDay, lastDay])
    }

    init(from bytes: inout ByteReader) throws {
        amounts = try bytes.item()
        disclosed = try bytes.item()
        payments = try bytes.value()
        payers = try bytes.value()
        creators = try bytes.value()
        posts = try bytes.value()
        unconverted = try bytes.number()
        let days = try bytes.items(Day?.self)
        guard days.count == 2 else { throw TransferDamage("a total has no days") }
        (firstDay, lastDay) = (days[0], days[1])
    }
}
