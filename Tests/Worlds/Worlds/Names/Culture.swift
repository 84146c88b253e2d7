/// Where a creator's name comes from, and so how it is written and mistaken.
enum Culture: String, CaseIterable, Sendable {
    case romanian, hungarian, english, german, cyrillic

    /// How common each is among the creators of a world.
    static let shares: [(Culture, Double)] = [(.romanian, 0.62), (.hungarian, 0.12), (.english, 0.08), (.german, 0.09), (.cyrillic, 0.09)]

    var given: [String] { Self.givenNames[self] ?? [] }
    var family: [String] { Self.familyNames[self] ?? [] }

    private static let givenNames: [Culture: [String]] = [
        .romanian: words(romanianGiven), .hungarian: words(hungarianGiven), .english: words(englishGiven), .german: words(germanGiven),
        .cyrillic: words(cyrillicGiven),
    ]

    private static let familyNames: [Culture: [String]] = [
        .romanian: words(romanianFamily), .hungarian: words(hungarianFamily), .english: words(englishFamily), .german: words(germanFamily),
        .cyrillic: words(cyrillicFamily),
    ]

    private static func words(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }
}
