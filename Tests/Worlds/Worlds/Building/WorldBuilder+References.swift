extension WorldBuilder {
    /// What a payment for a campaign says. A post that is not published yet can't be named.
    mutating func reference(
        campaign: Int, creator: Int, account: Int, posts bought: [Int], isCounted: Bool, on day: WorldDay, by payer: Participant
    ) -> String {
        let phrases = phrases(of: payer)
        let mix = difficulty.references
        let published = bought.filter { posts[$0].day <= day }
        let kind = random.weighted([(0, mix.post), (1, mix.handle), (2, mix.campaign), (3, mix.generic), (4, mix.empty)])
        switch kind {
        case 0:
            guard let index = published.first else { return "@" + creators[creator].accounts[account].name }
            return Phrases.filled(random.pick(phrases.post), random.chance(0.7) ? posts[index].url : posts[index].id, &random)
        case 1: return Phrases.filled(random.pick(phrases.handle), creators[creator].accounts[account].name, &random)
        case 2: return campaignReference(campaign, phrases)
        case 3:
            let text = genericReference(phrases)
            return isCounted ? "\(bought.count) \(random.pick(phrases.counted)) \(text)" : text
        default: return ""
        }
    }

    private mutating func campaignReference(_ campaign: Int, _ phrases: Phrases) -> String {
        let one = campaigns[campaign]
        let name = random.weighted([(one.name, 0.7), ("#" + one.hashtag, 0.17), (one.keyword, 0.13)])
        let text = Phrases.filled(random.pick(phrases.campaign), name, &random)
        switch random.below(4) {
        case 0: return Spelling.plain(text)
        case 1: return Spelling.plain(text).uppercased()
        case 2: return Spelling.cedilla(text)
        default: return text
        }
    }

    mutating func genericReference(_ phrases: Phrases) -> String { Phrases.filled(random.pick(phrases.generic), "", &random) }

    /// What a brand's payment says: the product, or nothing in particular.
    mutating func brandReference(_ product: String, by payer: Participant) -> String {
        let phrases = phrases(of: payer)
        guard !random.chance(difficulty.genericBrandReferences) else { return genericReference(phrases) }
        return random.chance(0.2) ? "#" + product.lowercased() : Phrases.filled(random.pick(phrases.product), product, &random)
    }

    /// Whoever writes payment orders writes them in one language.
    mutating func phrases(of payer: Participant) -> Phrases {
        if let known = languages[payer.key] { return known }
        let drawn = random.weighted(style.languages)
        languages[payer.key] = drawn
        return drawn
    }
}
