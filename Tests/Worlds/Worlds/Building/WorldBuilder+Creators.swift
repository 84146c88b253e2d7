extension WorldBuilder {
    mutating func drawCreators() {
        let count = random.within(difficulty.creators)
        var takenHandles: Set<String> = []
        for number in 0..<count {
            var person = PersonName(drawnWith: &random)
            if let first = creators.first, random.chance(difficulty.namesakes / 2) {
                person = creators.isEmpty ? first.person : random.pick(creators).person
            }
            var accounts: [Creator.Account] = []
            let isDormant = random.chance(0.2)
            for platform in accountPlatforms() {
                var name = handleName(person)
                while !takenHandles.insert(platform + ":" + name).inserted { name += String(random.below(10)) }
                let created = isDormant ? WorldDay(2016, 1, 1) + random.below(1600) : WorldDay(2018, 1, 1) + random.below(2200)
                accounts.append(.init(platform: platform, name: name, createdAt: created))
            }
            var company: Creator.Company?
            if random.chance(difficulty.companies) {
                let isPFA = random.chance(0.45)
                let name =
                    isPFA
                    ? CompanyName(core: person.latinFamily + " " + person.latinGiven, form: .pfa)
                    : CompanyName(
                        core: random.chance(0.4)
                            ? person.latinFamily + " " + random.pick(["Studio", "Media", "Creativ"])
                            : companyCore(["Studio", "Creativ", "Production"]), form: .srl)
                company = .init(
                    name: name, bankAccount: BankAccount.drawn(.romanian, &random), isListed: random.chance(difficulty.listedCompanies))
            }
            creators.append(
                Creator(
                    id: "creator\(number)", person: person, displayName: displayName(person, accounts[0].name), accounts: accounts,
                    bankAccount: BankAccount.drawn(person.culture, &random), bankAccountIsListed: random.chance(difficulty.listedAccounts),
                    legalNameIsListed: random.chance(difficulty.listedLegalNames), company: company,
                    recruitedVia: random.chance(0.25)
                        ? random.pick(["t.me/echipa_creatorilor", "t.me/colaborari_platite", "discord:promo"]) : "",
                    isDormant: isDormant
                )
            )
        }
    }

    private mutating func accountPlatforms() -> [String] {
        var result = [random.weighted(Array(zip(platforms, [0.6, 0.25, 0.15])))]
        for platform in platforms where platform != result[0] && random.chance(0.25) { result.append(platform) }
        return result
    }

    private mutating func handleName(_ person: PersonName) -> String {
        let given = Self.letters(person.latinGiven)
        let family = Self.letters(person.latinFamily)
        switch random.below(8) {
        case 0: return given + "." + family
        case 1: return given + family
        case 2: return family + "_" + given
        case 3: return given + "." + family + "_official"
        case 4: return given.prefix(1) + family
        case 5: return given + String(random.within(1...99))
        case 6: return random.pick(Self.nicknames) + "_" + random.pick(Self.nicknames) + String(random.below(100))
        default: return random.pick(["the", "real", "eu.sunt."]) + given + family.prefix(3)
        }
    }

    /// What the account shows: always something of the name where the list has no legal name to offer.
    private mutating func displayName(_ person: PersonName, _ handle: String) -> String {
        switch random.below(6) {
        case 0: person.native + " ✨"
        case 1: person.given + " " + String(person.family.prefix(1)) + "."
        case 2: Spelling.plain(person.latin)
        default: person.native
        }
    }

    static func letters(_ text: String) -> String {
        Spelling.plain(Spelling.umlautsSpelt(text)).lowercased().filter { $0.isASCII && $0.isLetter }
    }

    static let nicknames = [
        "pisica", "luna", "vlog", "gamer", "retete", "munte", "stil", "fit", "auto", "carti", "haz", "zumzet", "soare", "ploaie", "dans",
        "pixel",
    ]
}
