/// A person's name in parts. Cyrillic names are kept as written; ``latin`` is how a Romanian bank would put them.
struct PersonName: Hashable, Sendable {
    var culture: Culture
    var given: String
    var family: String

    init(culture: Culture, given: String, family: String) {
        self.culture = culture
        self.given = given
        self.family = family
    }

    init(drawnWith random: inout SplitMix64) {
        culture = random.weighted(Culture.shares)
        given = random.pick(culture.given)
        if random.chance(culture == .romanian ? 0.35 : 0.1) { given += (random.chance(0.6) ? "-" : " ") + random.pick(culture.given) }
        family = random.pick(culture.family)
        if random.chance(0.12) { family += "-" + random.pick(culture.family) }
    }

    /// As the person would write it.
    var native: String { culture == .hungarian ? family + " " + given : given + " " + family }

    /// In Latin letters, given name first.
    var latin: String { Spelling.latin(given) + " " + Spelling.latin(family) }
    var latinGiven: String { Spelling.latin(given) }
    var latinFamily: String { Spelling.latin(family) }
}
