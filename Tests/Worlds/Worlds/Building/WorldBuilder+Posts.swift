extension WorldBuilder {
    /// Publishes a post for a campaign and says which.
    mutating func post(by creator: Int, account: Int, on day: WorldDay, for campaign: Int?, caption: String? = nil, label: String = "")
        -> Int
    {
        let one = creators[creator].accounts[account]
        let second = random.within(25_000...80_000)
        let id = newPostID(one.platform, day, second)
        let index = posts.count
        posts.append(
            Post(
                platform: one.platform, id: id, url: Self.url(one, id), creator: creator, account: account, day: day, second: second,
                caption: caption ?? campaign.map { campaignCaption($0) } ?? random.pick(Self.everydayCaptions), label: label,
                campaign: campaign
            )
        )
        if let campaign, caption == nil, random.chance(0.03) {
            campaigns[campaign].listedContent.append(posts[index].url)
            posts[index].caption = random.pick(Self.everydayCaptions)
        }
        return index
    }

    private mutating func campaignCaption(_ campaign: Int) -> String {
        let hashtag = campaigns[campaign].hashtag
        let tag =
            "#"
            + random.weighted([
                (hashtag, 0.5), (Spelling.plain(hashtag), 0.3), (hashtag.uppercased(), 0.1), (Spelling.cedilla(hashtag), 0.1),
            ])
        let opening = random.pick(Self.openings)
        switch random.below(10) {
        case 0...5: return "\(opening) \(tag)"
        case 6, 7: return "\(opening) \(tag) \(random.pick(Self.commonTags))"
        case 8: return "\(opening), \(campaigns[campaign].keyword)! \(tag)"
        default: return "\(opening): \(campaigns[campaign].keyword) \(random.pick(Self.commonTags))"
        }
    }

    mutating func drawUnrelatedPosts() {
        for creator in creators.indices {
            for _ in 0..<random.within(1...5) {
                let start = creators[creator].isDormant ? WorldDay(2024, 10, 1) : WorldDay(2024, 8, 15)
                let day = start + random.below(WorldDay(2024, 12, 15) - start)
                var caption: String?
                if random.chance(0.04) {
                    caption = "Părerea mea #" + random.pick(campaigns).hashtag + random.pick(["fals", "nu", "info", "shop"])
                }
                _ = post(by: creator, account: random.below(creators[creator].accounts.count), on: day, for: nil, caption: caption)
            }
        }
    }

    /// Those who post for a campaign and are not paid for it.
    mutating func drawFans(of campaign: Int) {
        let paid = Set(transfers.compactMap { $0.campaign == campaign ? $0.creator : nil })
        let window = campaigns[campaign].to - campaigns[campaign].from
        for creator in creators.indices where random.chance(paid.contains(creator) ? difficulty.extraPosts : difficulty.fans) {
            for _ in 0..<random.within(1...2) {
                let day = campaigns[campaign].from + random.below(window)
                _ = post(by: creator, account: random.below(creators[creator].accounts.count), on: day, for: campaign)
            }
        }
    }

    static func url(_ account: Creator.Account, _ id: String) -> String {
        switch account.platform {
        case "tiktok": "https://www.tiktok.com/@\(account.name)/video/\(id)"
        case "instagram": "https://www.instagram.com/p/\(id)/"
        default: "https://www.youtube.com/watch?v=\(id)"
        }
    }

    static let openings = [
        "Am ceva de spus", "Nu mai stați pe gânduri", "Hai cu mine", "Pe scurt", "Gondoltam egyet", "My two cents", "Zeit für Neues",
        "Друзі", "Astăzi", "De ce eu",
    ]
    static let commonTags = ["#romania", "#fyp", "#foryou", "#2024", "#viral", "#pentrutine"]
    static let everydayCaptions = [
        "Rutina mea de dimineață #dimineata", "Rețetă rapidă cu vinete #retete", "Câinele meu e șef #caini", "Ein Tag am See #natur",
        "Kirándulás a hegyen #hegy",
        "Weekend reset #selfcare", "Кава і книга #книги", "Ținuta zilei #moda #ootd", "Antrenament acasă #fitness",
        "Cum repar o bicicletă #bicicleta", "Haz de necaz #umor",
        "Playlistul lunii #muzica",
    ]
}
