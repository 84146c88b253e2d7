extension WorldBuilder {
    /// What a payment for a campaign says. A post that is not published yet can't be named.
    mutating func reference(campaign: Int, creator: Int, account: Int, posts bought: [Int], on day: WorldDay) -> String {
        let mix = difficulty.references
        let published = bought.filter { posts[$0].day <= day }
        let kind = random.weighted([(0, mix.post), (1, mix.handle), (2, mix.campaign), (3, mix.generic), (4, mix.empty)])
        switch kind {
        case 0:
            guard let index = published.first else { return "@" + creators[creator].accounts[account].name + " clip" }
            return random.chance(0.7) ? "promovare " + posts[index].url : "clip " + posts[index].id
        case 1: return random.pick(["colaborare @", "@", "video @", "plata "]) + creators[creator].accounts[account].name
        case 2: return campaignReference(campaign)
        case 3: return genericReference()
        default: return ""
        }
    }

    private mutating func campaignReference(_ campaign: Int) -> String {
        let one = campaigns[campaign]
        let text = random.pick([
            "campanie \(one.name)", "#\(one.hashtag)", "promovare \(one.name) video", "\(one.keyword)", "servicii \(one.name)",
            "fact. \(random.within(1...900)) \(one.name)",
        ])
        switch random.below(4) {
        case 0: return Spelling.plain(text)
        case 1: return Spelling.plain(text).uppercased()
        case 2: return Spelling.cedilla(text)
        default: return text
        }
    }

    mutating func genericReference() -> String {
        random.pick([
            "servicii marketing", "Servicii de promovare", "factura \(random.within(1...999))",
            "prestari servicii conform contract \(random.within(1...60))/2024",
            "plata factura", "servicii publicitate", "contract \(random.within(1...300))/2024", "onorariu", "FACT \(random.digits(5))",
            "colaborare",
        ])
    }

    /// What a brand's payment says: the product, or nothing in particular.
    mutating func brandReference(_ product: String) -> String {
        guard !random.chance(difficulty.genericBrandReferences) else { return genericReference() }
        return random.pick([
            "promovare \(product)", "#\(product.lowercased())", "cod reducere \(product.uppercased())10", "parteneriat \(product)",
            "unboxing \(product)",
        ])
    }
}
