/// Draws a world: who is there, what was paid for, what was posted, and who wrote what down about it.
struct WorldBuilder {
    var random: SplitMix64
    let difficulty: Difficulty
    let style: Style
    let rates: RateBook

    var creators: [Creator] = []
    var campaigns: [WorldCampaign] = []
    var agencies: [Participant] = []
    var brands: [Participant] = []
    var posts: [Post] = []
    var transfers: [Transfer] = []
    var disclosures: [DisclosureRow] = []
    var platforms: [String] = []
    /// Indices of posts by creator, for finding what was there.
    private var usedPostIDs: Set<String> = []
    private var usedNames: Set<String> = []
    /// The language in which each payer writes.
    var languages: [String: Phrases] = [:]
    /// Per creator what it asks, in euros.
    var ownPrices: [Int: Int] = [:]

    init(seed: UInt64, difficulty: Difficulty, style: Style = .plain, rates: RateBook) {
        random = SplitMix64(seed: seed)
        self.difficulty = difficulty
        self.style = style
        self.rates = rates
    }

    mutating func build() {
        platforms = Array(["tiktok", "instagram", "youtube"].prefix(random.within(difficulty.platforms)))
        drawCreators()
        agencies = (0..<random.within(difficulty.agencies)).map {
            participant(company: "agency\($0)", core: companyCore(["Media", "Digital", "Communication", "PR"]), .srl)
        }
        brands = (0..<random.within(difficulty.brands)).map {
            participant(company: "brand\($0)", core: companyCore(["Cosmetics", "Foods", "Shop", "Fashion"]), random.pick([.srl, .sa]))
        }
        drawCampaigns()
        drawUnrelatedPosts()
        for campaign in campaigns.indices { payForCampaign(campaign) }
        for campaign in campaigns.indices { drawFans(of: campaign) }
        for brand in brands.indices { payForBrand(brand) }
        takeSomeBack()
        drawTraffic()
        repeatSomePayments()
        drawDisclosures()
    }

    // MARK: Words

    mutating func companyCore(_ kinds: [String]) -> String {
        repeat {
            let core = random.pick(Self.stems) + random.pick(Self.endings) + " " + random.pick(kinds)
            if usedNames.insert(core).inserted { return core }
        } while usedNames.count < Self.stems.count * Self.endings.count
        return random.pick(Self.stems) + " " + random.digits(6)
    }

    mutating func participant(company key: String, core: String, _ form: CompanyName.Form) -> Participant {
        Participant(key: key, kind: .company(CompanyName(core: core, form: form)), bankAccount: BankAccount.drawn(.romanian, &random))
    }

    mutating func participant(person key: String, _ name: PersonName) -> Participant {
        Participant(key: key, kind: .person(name), bankAccount: BankAccount.drawn(name.culture, &random))
    }

    // MARK: Amounts

    static let perEuro: [String: Double] = ["EUR": 1, "RON": 5, "USD": 1.08, "GBP": 0.85, "HUF": 400, RateBook.coin: 103]

    /// A round sum of about `euros`, in hundredths of `currency`.
    mutating func amount(euros: ClosedRange<Int>, in currency: String) -> Int64 {
        let units = Double(random.within(euros)) * (Self.perEuro[currency] ?? 1)
        let step = random.weighted([(1.0, 0.2), (10.0, 0.4), (50.0, 0.4)]) * (currency == "HUF" ? 100 : 1)
        let whole = Int64(max(1, (units / step).rounded())) * Int64(step) * 100
        return random.chance(0.15) ? whole + Int64(random.below(100)) : whole
    }

    mutating func currency() -> String {
        random.weighted([("RON", 0.55), ("EUR", 0.25), ("USD", 0.1), ("GBP", 0.05), ("HUF", 0.05)])
    }

    /// A working day on or after `day`, most of the time.
    mutating func banking(_ day: WorldDay) -> WorldDay {
        guard day.isWeekend, random.chance(0.85) else { return day }
        return banking(day + 1)
    }

    mutating func newPostID(_ platform: String, _ day: WorldDay, _ second: Int) -> String {
        while true {
            let id =
                switch platform {
                case "tiktok", "instagram": String((UInt64(day.number * 86_400 + second) << 32) | (random.next() & 0xFFFF_FFFF))
                default: String((0..<11).map { _ in random.pick(Self.videoLetters) })
                }
            if usedPostIDs.insert(id).inserted { return id }
        }
    }

    static let videoLetters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
    static let stems = [
        "Alb", "Aur", "Bel", "Brad", "Carpa", "Cedru", "Clar", "Corvi", "Dacia", "Delfi", "Dor", "Ecou", "Eva", "Fagu", "Flori", "Glob",
        "Gran", "Helio",
        "Izvor", "Jade", "Kor", "Lumi", "Lunca", "Mara", "Meri", "Nord", "Nova", "Opal", "Orizo", "Pal", "Piatra", "Prim", "Quanta", "Rubi",
        "Sal", "Sirius",
        "Somes", "Tera", "Timi", "Ulmu", "Urban", "Val", "Vega", "Vidra", "Vlas", "Zen", "Zim",
    ]
    static let endings = [
        "tis", "nova", "mar", "dex", "lux", "plan", "trans", "tek", "sal", "nia", "vest", "gest", "prod", "rom", "line", "via",
    ]
}
