/// Where a creator's name comes from, and so how it is written and mistaken.
enum Culture: String, CaseIterable, Sendable {
    case romanian, hungarian, english, german, cyrillic

    /// How common each is among the creators of a world.
    static let shares: [(Culture, Double)] = [(.romanian, 0.62), (.hungarian, 0.12), (.english, 0.08), (.german, 0.09), (.cyrillic, 0.09)]

    var given: [String] {
        switch self {
        case .romanian: Self.words(Self.romanianGiven)
        case .hungarian: Self.words(Self.hungarianGiven)
        case .english: Self.words(Self.englishGiven)
        case .german: Self.words(Self.germanGiven)
        case .cyrillic: Self.words(Self.cyrillicGiven)
        }
    }

    var family: [String] {
        switch self {
        case .romanian: Self.words(Self.romanianFamily)
        case .hungarian: Self.words(Self.hungarianFamily)
        case .english: Self.words(Self.englishFamily)
        case .german: Self.words(Self.germanFamily)
        case .cyrillic: Self.words(Self.cyrillicFamily)
        }
    }

    private static func words(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }
}
