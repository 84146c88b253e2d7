/// What the lexicon knows of a word.
struct TokenTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// `dr`, `doamna`, `senator`: says nothing of who it is.
    static let title = TokenTraits(rawValue: 1 << 0)
    /// `van`, `bin`, `de`: often left out.
    static let particle = TokenTraits(rawValue: 1 << 1)
    /// `and`, `și`, `the`: dropped.
    static let connective = TokenTraits(rawValue: 1 << 2)
    /// `media`, `consulting`, `bank`: what a firm does, shared by many firms.
    static let trade = TokenTraits(rawValue: 1 << 3)
    /// A country or a large city.
    static let place = TokenTraits(rawValue: 1 << 4)
    /// Has a digit, or is a Roman numeral.
    static let number = TokenTraits(rawValue: 1 << 5)
    /// A given name that many bear.
    static let givenName = TokenTraits(rawValue: 1 << 6)
    /// `jr`, `sr`: tells namesakes of one family apart.
    static let generation = TokenTraits(rawValue: 1 << 7)
    /// A family name that many bear.
    static let familyName = TokenTraits(rawValue: 1 << 8)
    /// A word that may begin a legal form.
    static let opensForm = TokenTraits(rawValue: 1 << 9)
    /// A nationality, a direction, a colour: a common word in names of firms.
    static let common = TokenTraits(rawValue: 1 << 10)
    /// `bin`, `ibn`: son of, so that the words' order tells father from son.
    static let patronymic = TokenTraits(rawValue: 1 << 11)
}
