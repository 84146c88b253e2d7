/// A file of mentions of people whose truth is known: names as they are written and mistaken, some with an account number, and whose they are.
///
/// Given and family names are columns of their own too, for programs that do not take names apart themselves.
public struct MentionFile {
    public static let header = "unique_id,name,given,family,account,cluster\n"

    private var random: SplitMix64
    private let givenNames: [String]
    private let familyNames: [String]
    private var nextID = 0
    private var nextPerson = 0

    public init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        givenNames = Culture.allCases.flatMap(\.given).map(Spelling.latin)
        var made = Culture.allCases.flatMap(\.family).map(Spelling.latin)
        var known = Set(made)
        // A country has tens of thousands of family names.
        while made.count < 30_000 {
            let name = (0..<random.within(2...4)).map { _ in random.pick(Self.onsets) + random.pick(Self.vowels) }.joined()
            let whole = name.prefix(1).uppercased() + name.dropFirst() + random.pick(Self.endings)
            if known.insert(whole).inserted { made.append(whole) }
        }
        familyNames = made
        self.random = random
    }

    /// One person's mentions, a line each: three or four of them on average.
    public mutating func nextLines() -> String {
        let person = nextPerson
        nextPerson += 1
        let given = common(givenNames)
        let middle = random.chance(0.3) ? common(givenNames) : ""
        let family = common(familyNames)
        let account = BankAccount.iban("RO", random.pick(["BTRL", "RNCB", "INGB"]) + random.digits(16))
        var lines = ""
        var count = 1
        while count < 12, random.chance(0.7) { count += 1 }
        for _ in 0..<count {
            var first = middle.isEmpty || random.chance(0.3) ? given : given + (random.chance(0.5) ? " " : "-") + middle
            var last = family
            if random.chance(0.06) { first = Spelling.slipped(first, &random) }
            if random.chance(0.06) { last = Spelling.slipped(last, &random) }
            if random.chance(0.05) { first = String(first.prefix(1)) + "." }
            if random.chance(0.4) { (first, last) = (Spelling.plain(first), Spelling.plain(last)) }
            if random.chance(0.25) { (first, last) = (first.uppercased(), last.uppercased()) }
            let name = random.chance(0.6) ? first + " " + last : last + " " + first
            lines += "\(nextID),\(name),\(first),\(last),\(random.chance(0.5) ? account : ""),\(person)\n"
            nextID += 1
        }
        return lines
    }

    public var count: Int { nextID }

    /// Some names are borne by many and most by few: as often as one over the square root of the rank.
    private mutating func common(_ names: [String]) -> String {
        let place = random.below(names.count)
        return names[place * place / names.count]
    }

    private static let onsets = [
        "b", "br", "c", "cr", "d", "dr", "f", "g", "gr", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z",
    ]
    private static let vowels = ["a", "e", "i", "o", "u", "ă", "â"]
    private static let endings = ["escu", "eanu", "aru", "oiu", "ea", "an", "in", "ici", "u", ""]
}
