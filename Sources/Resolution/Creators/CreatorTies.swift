/// Weighs, in bits, what the account lists say for and against two creators being one.
///
/// The same legal name alone tells one person's accounts on two platforms, and never two accounts on one platform: there a namesake is as likely.
/// How rare a word is comes from the lexicon, not from the list at hand, so that a name is not rare because a list is short, and two creators are
/// not one because of how many others it holds.
struct CreatorTies {
    /// The odds that two handles are one creator's, before anything is compared: as in a list of some hundred creators.
    static let prior = -7.0
    /// What a full name's rarity can add at most: two people may bear even a rare one.
    static let mostNameBits = 16.0
    /// The same on one platform: with a namesake's second account as likely as the person's own, a tie of another kind has to decide.
    static let mostNameBitsOnOnePlatform = 4.0
    static let otherLegalName = -16.0
    static let sameAccount = 14.0
    static let otherAccount = -7.0
    static let mostCompanyBits = 9.0
    static let otherCompany = -2.0
    /// A handle of the same letters on another platform, a bit for each of them.
    static let mostLocalNameBits = 8.0
    /// A handle with the same words of its own: `ionel.glume`, `ionel_glume2`.
    static let alikeHandle = 9.0
    static let mostDisplayNameBits = 4.0
    static let samePlatform = -5.0
    /// From so many letters on, what a handle says beyond the person's name is its own.
    private static let fewestOwnLetters = 4

    let folds: FoldTable
    private var scorer: NameScorer

    /// - Parameters:
    ///   - scorer: Its weights are taken, and not how often words stand in the run.
    ///   - seeds: Whose names are compared.
    init(_ seeds: [CreatorSeed], folds: FoldTable, scorer: NameScorer) {
        self.folds = folds
        self.scorer = scorer
        let table = folds.table
        self.scorer.wordBits = Array(repeating: 0, count: table.count)
        for fold in Set(seeds.flatMap { $0.legal.union($0.display).union($0.companies) }) {
            for token in folds.names[fold].tokens { self.scorer.wordBits[Int(token)] = WordBits.standard(token, in: table) }
        }
        self.scorer.isKnown = table.traits.map { !$0.isDisjoint(with: [.givenName, .familyName]) }
    }

    struct Weight {
        var bits: Double
        /// Something speaks for two creators, and all that speaks for one does not outweigh it.
        var isAgainst: Bool
    }

    func weigh(_ left: CreatorProfile, _ right: CreatorProfile) -> Weight {
        let sharePlatform = !left.platforms.isDisjoint(with: right.platforms)
        let pieces = [
            names(left, right, sharePlatform: sharePlatform), accounts(left, right), companies(left, right), handles(left, right),
            displayNames(left, right), sharePlatform ? Self.samePlatform : 0,
        ]
        let bits = Self.prior + pieces.reduce(0, +)
        return Weight(bits: bits, isAgainst: bits <= 0 && pieces.contains { $0 < 0 })
    }

    private func names(_ left: CreatorProfile, _ right: CreatorProfile, sharePlatform: Bool) -> Double {
        let shared = left.legal.intersection(right.legal)
        if let bits = shared.map({ self.bits(of: folds.names[$0].tokens) }).max() {
            return min(sharePlatform ? Self.mostNameBitsOnOnePlatform : Self.mostNameBits, bits)
        }
        if left.legal.isEmpty || right.legal.isEmpty || alike(left.legal, right.legal) { return 0 }
        return Self.otherLegalName
    }

    private func accounts(_ left: CreatorProfile, _ right: CreatorProfile) -> Double {
        if !left.accounts.isDisjoint(with: right.accounts) { return Self.sameAccount }
        return left.accounts.isEmpty || right.accounts.isEmpty ? 0 : Self.otherAccount
    }

    /// A firm's name that is its owner's (`Ion Popescu PFA`) says nothing that the legal name does not.
    private func companies(_ left: CreatorProfile, _ right: CreatorProfile) -> Double {
        let shared = left.companies.intersection(right.companies)
        if !shared.isEmpty { return min(Self.mostCompanyBits, ownBits(of: shared, left, right)) }
        return left.companies.isEmpty || right.companies.isEmpty ? 0 : Self.otherCompany
    }

    private func displayNames(_ left: CreatorProfile, _ right: CreatorProfile) -> Double {
        min(Self.mostDisplayNameBits, ownBits(of: left.display.intersection(right.display), left, right))
    }

    private func handles(_ left: CreatorProfile, _ right: CreatorProfile) -> Double {
        if let letters = left.localNames.intersection(right.localNames).map(\.utf8.count).max() {
            return min(Self.mostLocalNameBits, Double(letters))
        }
        let shared = Set(left.localNames.map(Self.stem)).intersection(right.localNames.map(Self.stem))
        guard !shared.isEmpty else { return 0 }
        let words = nameWords(left, right)
        return shared.contains { Self.without(words, $0).count >= Self.fewestOwnLetters } ? Self.alikeHandle : 0
    }

    // MARK: Words

    private func bits(of tokens: some Sequence<UInt32>) -> Double { tokens.reduce(0) { $0 + scorer.bits(of: $1) } }

    /// What the weightiest of some names says beyond the legal names.
    private func ownBits(of names: Set<Int>, _ left: CreatorProfile, _ right: CreatorProfile) -> Double {
        guard !names.isEmpty else { return 0 }
        let taken = Set(nameWords(left, right))
        let table = folds.table
        return names.map { name in bits(of: folds.names[name].tokens.filter { !taken.contains(table.withWord($0) { Array($0) }) }) }.max()
            ?? 0
    }

    /// The words of both legal names and their short forms, the longest first.
    private func nameWords(_ left: CreatorProfile, _ right: CreatorProfile) -> [[UInt8]] {
        let tokens = Set(left.legal.union(right.legal).flatMap { folds.names[$0].tokens })
        let words = tokens.map { folds.table.withWord($0) { Array($0) } }
        return Set(words + words.flatMap(NameLists.shortForms)).sorted {
            $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
        }
    }

    /// The letters of a handle without what is added to make it another: numbers, `official`, `tv`.
    private static func stem(_ localName: String) -> [UInt8] {
        let words = NameFolder.fold(localName).split(separator: UInt8(ascii: " ")).map { word in word.filter { $0 > UInt8(ascii: "9") } }
        let own = words.filter { !HandleWords.affixes.contains($0) }
        return Array((own.isEmpty ? words : own).joined())
    }

    private static func without(_ words: [[UInt8]], _ letters: [UInt8]) -> [UInt8] {
        var rest = letters
        for word in words where word.count >= 3 {
            if let range = rest.firstRange(of: word) { rest.removeSubrange(range) }
        }
        return rest
    }

    /// Spellings of one name, by a slip, an initial or a left-out middle name.
    private func alike(_ left: Set<Int>, _ right: Set<Int>) -> Bool {
        var scorer = scorer
        return left.contains { a in right.contains { b in scorer.score(folds.names[a], folds.names[b], table: folds.table) > 6 } }
    }
}
