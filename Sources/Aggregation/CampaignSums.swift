internal import PipelineModel

/// The sums per campaign, payer and creator, made in parts and put together by campaign.
struct CampaignSums: KeyedStage, SlicedStage {
    /// One payment's share in the totals of a campaign in a reporting currency.
    struct Item: Sendable {
        var campaign: Int
        var currency: Int
        var total: TotalItem
        /// Where the posts that the payment bought stand among all items' posts, which are in the order of the items.
        var posts: Range<Int>
    }

    private let items: [Item]
    private let posts: [UInt32]
    let partSize = 65_536

    init(_ items: [Item], posts: [UInt32]) {
        self.items = items
        self.posts = posts
    }

    struct Output: PartOutput {
        /// Per campaign, how many items were summed, and their amounts.
        var tallies: [Int: PartTally] = [:]
        var campaigns = TotalsByKey<CampaignTotalKey>()
        var payers = TotalsByKey<PartyTotalKey>()
        var creators = TotalsByKey<PartyTotalKey>()

        var tally: PartTally { tallies.values.reduce(PartTally(rows: 0), +) }

        /// - Parameter posts: What the payment bought.
        mutating func add(_ item: Item, posts: ArraySlice<UInt32>) {
            tallies[item.campaign, default: PartTally(rows: 0)].add(PartTally(rows: 1, control: item.total.amount ?? 0))
            campaigns.add(item.total, posts: posts, to: CampaignTotalKey(campaign: item.campaign, currency: item.currency))
            var key = PartyTotalKey(party: item.total.payer, campaign: item.campaign, currency: item.currency)
            payers.add(item.total, posts: posts, to: key)
            key.party = item.total.creator
            creators.add(item.total, posts: posts, to: key)
        }
    }

    static let name = "sums"
    static let itemName = "shares"
    var itemCount: Int { items.count }

    func run(_ part: Int) -> Output {
        var output = Output()
        for item in items[range(part)] { output.add(item, posts: posts[item.posts]) }
        return output
    }

    static func cut(_ output: Output, into count: Int) -> [Output] {
        (0..<count).map { bucket in
            Output(
                tallies: output.tallies.filter { $0.key % count == bucket },
                campaigns: output.campaigns.filter { $0.campaign % count == bucket },
                payers: output.payers.filter { $0.campaign % count == bucket },
                creators: output.creators.filter { $0.campaign % count == bucket })
        }
    }

    static func merged(_ outputs: [Output]) -> Output {
        guard var all = outputs.first else { return Output() }
        for output in outputs.dropFirst() {
            all.tallies.merge(output.tallies, uniquingKeysWith: +)
            all.campaigns.add(output.campaigns)
            all.payers.add(output.payers)
            all.creators.add(output.creators)
        }
        return all
    }
}

extension CampaignSums {
    func writeContext(to bytes: inout ByteWriter) {}

    func write(part: Int, to bytes: inout ByteWriter) {
        let items = items[range(part)]
        bytes.write(items: items.map { Plain($0) })
        bytes.write(items: items.map { Int32($0.posts.count) })
        bytes.write(items: items.flatMap { posts[$0.posts] })
    }

    private struct Plain: BitwiseCopyable {
        var campaign: Int
        var currency: Int
        var amount: Int64?
        var grade: UInt8
        var payment: Int
        var payer: PartyID
        var creator: PartyID
        var disclosed: Bool
        var day: Day

        init(_ item: Item) {
            campaign = item.campaign
            currency = item.currency
            amount = item.total.amount
            grade = UInt8(Grade.allCases.firstIndex(of: item.total.grade) ?? 0)
            payment = item.total.payment
            payer = item.total.payer
            creator = item.total.creator
            disclosed = item.total.disclosed
            day = item.total.day
        }
    }

    static func worker(context: inout ByteReader) throws -> PartWorker {
        { bytes in
            let plain = try bytes.items(Plain.self)
            let counts = try bytes.items(Int32.self)
            let posts = try bytes.items(UInt32.self)
            guard counts.count == plain.count else { throw TransferDamage("a share has no posts") }
            var output = Output()
            var next = 0
            for (item, count) in zip(plain, counts) {
                guard count >= 0, Int(count) <= posts.count - next, Int(item.grade) < Grade.allCases.count, item.campaign >= 0 else {
                    throw TransferDamage("a share is not whole")
                }
                let bought = next..<next + Int(count)
                output.add(
                    Item(
                        campaign: item.campaign, currency: item.currency,
                        total: TotalItem(
                            amount: item.amount, grade: Grade.allCases[Int(item.grade)], payment: item.payment, payer: item.payer,
                            creator: item.creator, disclosed: item.disclosed, day: item.day),
                        posts: bought),
                    posts: posts[bought])
                next = bought.upperBound
            }
            return output
        }
    }
}

extension CampaignSums.Output: Portable {
    func write(to bytes: inout ByteWriter) {
        let counted = tallies.sorted { $0.key < $1.key }
        bytes.write(items: counted.map(\.key))
        bytes.write(items: counted.map(\.value.rows))
        bytes.write(items: counted.map(\.value.control))
        campaigns.write(to: &bytes)
        payers.write(to: &bytes)
        creators.write(to: &bytes)
    }

    init(from bytes: inout ByteReader) throws {
        let (keys, rows, controls) = (try bytes.items(Int.self), try bytes.items(Int.self), try bytes.items(Int64.self))
        guard keys.count == rows.count, keys.count == controls.count else { throw TransferDamage("a tally is not whole") }
        for index in keys.indices { tallies[keys[index]] = PartTally(rows: rows[index], control: controls[index]) }
        campaigns = try TotalsByKey(from: &bytes)
        payers = try TotalsByKey(from: &bytes)
        creators = try TotalsByKey(from: &bytes)
    }
}

extension PartTally {
    fileprivate mutating func add(_ other: PartTally) { self = self + other }
}
