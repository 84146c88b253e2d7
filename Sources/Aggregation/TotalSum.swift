import PipelineModel

/// One payment's share in a total.
struct TotalItem {
    /// Minor units, or nil where there is no rate.
    var amount: Int64?
    var grade: Grade
    var payment: Int
    var payer: PartyID
    var creator: PartyID
    var posts: [Int]
    var disclosed: Bool
    var day: Day
}

/// A running total: sums, and the sets behind its counts.
struct TotalSum {
    var amounts = GradedAmounts()
    var disclosed: Int128 = 0
    var payments: Set<Int> = []
    var payers: Set<PartyID> = []
    var creators: Set<PartyID> = []
    var posts: Set<Int> = []
    var unconverted = 0
    var firstDay: Day?
    var lastDay: Day?

    /// Adds a payment. One without a rate is counted and never added in; one that is only possible adds to no count of the total.
    mutating func add(_ item: TotalItem) {
        guard let amount = item.amount else {
            unconverted += 1
            return
        }
        amounts.add(Int128(amount), grade: item.grade)
        guard item.grade != .possible else { return }
        if item.disclosed { disclosed += Int128(amount) }
        payments.insert(item.payment)
        payers.insert(item.payer)
        creators.insert(item.creator)
        posts.formUnion(item.posts)
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
        firstDay = [firstDay, other.firstDay].compactMap { $0 }.min()
        lastDay = [lastDay, other.lastDay].compactMap { $0 }.max()
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
        bytes.write(items: Array(payments))
        bytes.write(items: Array(payers))
        bytes.write(items: Array(creators))
        bytes.write(items: Array(posts))
        bytes.write(unconverted)
        bytes.write(items: [firstDay, lastDay])
    }

    init(from bytes: inout ByteReader) throws {
        amounts = try bytes.item()
        disclosed = try bytes.item()
        payments = Set(try bytes.items(Int.self))
        payers = Set(try bytes.items(PartyID.self))
        creators = Set(try bytes.items(PartyID.self))
        posts = Set(try bytes.items(Int.self))
        unconverted = try bytes.number()
        let days = try bytes.items(Day?.self)
        guard days.count == 2 else { throw TransferDamage("a total has no days") }
        (firstDay, lastDay) = (days[0], days[1])
    }
}
