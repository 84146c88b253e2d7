import Linking
import PipelineModel

/// A world of numbers with known truth: sponsors, agencies and brands that pay the same creators, with messy references.
struct RandomWorld {
    struct Truth {
        var creator: PartyID
        var campaign: Int?
        var posts: Set<Int>
        var amount: Int
    }

    var world = SmallWorld()
    var truth: [String: Truth] = [:]
    private var random: SplitMix
    private var creators: [PartyID] = []
    private var handles: [String] = []
    private var postCount = 0
    private var namesake: [Int: MentionID] = [:]

    private static let generic = [
        "servicii marketing", "plata factura", "servicii", "contract prestari", "promovare online", "avans", "colaborare", "",
    ]
    private static let span = 180

    init(seed: UInt64, creators creatorCount: Int = 100) {
        random = SplitMix(seed)
        for index in 0..<creatorCount {
            handles.append("tiktok:creator_\(index)x")
            creators.append(world.party("Creator \(index)", handle: handles[index]))
        }
        for index in stride(from: 0, to: creatorCount - 1, by: 12) { addNamesakes(index) }
        let campaignCount = int(3...5)
        for index in 0..<campaignCount {
            world.campaign(
                "campania numarul \(["unu", "doi", "trei", "patru", "cinci"][index])", days: int(40...75), from: int(20...100),
                hashtags: ["tagul\(["unu", "doi", "trei", "patru", "cinci"][index])"])
        }
        for campaign in 0..<campaignCount { addCampaign(campaign) }
        for index in 0..<4 { addAgency(index, campaignCount) }
        for index in 0..<14 { addBrand(index) }
        for index in 0..<(creatorCount * 8) { post(int(0...creatorCount - 1), day: int(0...Self.span), caption: "zi obisnuita \(index)") }
    }

    private mutating func addNamesakes(_ index: Int) {
        let own = world.party("Creator ambiguous \(index)")
        let mention = world.mentions.intern(Mention(name: world.texts.intern("C. \(index)")))
        world.matches.append(
            PartyMatch(
                party: own,
                candidates: [.init(party: creators[index], probability: 0.48), .init(party: creators[index + 1], probability: 0.48)]))
        namesake[index] = mention
        namesake[index + 1] = mention
    }

    private mutating func addCampaign(_ campaign: Int) {
        let listed = chance(0.4)
        for index in 0..<int(2...4) {
            let sponsor = world.party("Sponsor \(campaign) \(index) SRL", kind: .company)
            if listed && index == 0 { world.campaigns[campaign].sponsors.append("sponsor \(campaign) \(index)") }
            let naming = Double(int(10...60)) / 100
            for _ in 0..<int(4...25) { payForCampaign(sponsor, campaign, naming: naming) }
        }
    }

    private mutating func addAgency(_ index: Int, _ campaigns: Int) {
        let agency = world.party("Agentia \(index) SRL", kind: .company)
        let sponsors = [world.party("Finantator \(index) A SA"), world.party("Finantator \(index) B SA")]
        let served = (0..<campaigns).shuffled(using: &random).prefix(int(1...2))
        for campaign in served {
            for _ in 0..<int(1...3) {
                let window = world.campaigns[campaign]
                let day = window.from - SmallWorld.start + int(-5...15)
                let name = chance(0.7) ? "campanie \(window.id)" : "servicii publicitate"
                let payouts = int(3...8)
                var total = 0
                for _ in 0..<payouts { total += payForCampaign(agency, campaign, naming: 0.25, from: day + 1, to: day + 20) }
                world.pay(sponsors[campaign % 2], agency, day: day, total * 115 / 100, reference: name)
            }
        }
        for _ in 0..<int(2...4) {
            let day = int(0...150)
            var total = 0
            for _ in 0..<int(2...5) { total += payForBrand(agency, "Agentia \(index)", day: day + int(1...15)) }
            world.pay(world.party("Client \(index) \(day)"), agency, day: day, total * 12 / 10, reference: "productie reclama")
        }
    }

    private mutating func addBrand(_ index: Int) {
        let brand = world.party("Brandul \(index) SRL", kind: .company)
        for _ in 0..<int(4...30) { payForBrand(brand, "Brandul \(index)", day: int(0...Self.span)) }
    }

    @discardableResult
    private mutating func payForBrand(_ payer: PartyID, _ name: String, day: Int) -> Int {
        let creator = int(0...creators.count - 1)
        let content = post(creator, day: day + int(0...14), caption: "noua crema")
        if chance(0.3) { world.disclose(handles[creator], day: day, sponsor: name, content: "73\(content + 1_000_000_000)") }
        let amount = int(2...40) * 50
        let reference = chance(0.4) ? "promo produs \(int(1...30))" : pick(Self.generic)
        pay(payer, creator, day, amount, reference, nil, [])
        return amount
    }

    @discardableResult
    private mutating func payForCampaign(_ payer: PartyID, _ campaign: Int, naming: Double, from: Int? = nil, to: Int? = nil) -> Int {
        let window = world.campaigns[campaign]
        let (first, last) = (window.from - SmallWorld.start, window.to - SmallWorld.start)
        let day = min(last, int((from ?? first - 3)...(to ?? last - 3)))
        let creator = int(0...creators.count - 1)
        var posts: Set<Int> = []
        var ids: [String] = []
        for _ in 0..<pick([1, 1, 1, 2, 2, 3]) {
            let offset = chance(0.15) ? -int(1...6) : min(int(0...20), int(0...20))
            let content = post(creator, day: max(first, min(last, day + offset)), caption: "Text #\(window.hashtags[0]) gata")
            posts.insert(content)
            ids.append("73\(content + 1_000_000_000)")
            if chance(0.15) {
                world.disclose(handles[creator], day: day + offset, sponsor: world.parties[Int(payer.rawValue)].name, content: ids[0])
            }
        }
        if chance(0.1) { post(creator, day: int(first...last), caption: "din suflet #\(window.hashtags[0])") }
        let amount = int(2...40) * 50
        let reference =
            chance(naming)
            ? "plata \(window.id)"
            : chance(0.06)
                ? "video \(ids.joined(separator: " "))"
                : chance(0.08)
                    ? "@" + handles[creator].dropFirst(7) : pick(Self.generic)
        pay(payer, creator, day, amount, reference, campaign, posts)
        return amount
    }

    private mutating func pay(
        _ payer: PartyID, _ creator: Int, _ day: Int, _ amount: Int, _ reference: String, _ campaign: Int?, _ posts: Set<Int>
    ) {
        let mention = chance(0.5) ? namesake[creator] : nil
        let id = world.pay(payer, creators[creator], day: day, amount, reference: reference, payeeMention: mention)
        truth[id] = Truth(creator: creators[creator], campaign: campaign, posts: posts, amount: amount)
    }

    @discardableResult
    private mutating func post(_ creator: Int, day: Int, caption: String) -> Int {
        postCount += 1
        return world.post(handles[creator], day: day, id: "73\(postCount - 1 + 1_000_000_000)", caption: caption)
    }

    private mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }
    private mutating func pick<Element>(_ list: [Element]) -> Element { list[int(0...list.count - 1)] }
}
