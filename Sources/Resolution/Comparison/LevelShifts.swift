/// What a word at each level weighs more, in bits, than by the fixed weights.
struct LevelShifts: Sendable, Equatable {
    var people: [Double]
    var companies: [Double]

    static let none = LevelShifts(
        people: Array(repeating: 0, count: TokenLevel.estimated), companies: Array(repeating: 0, count: TokenLevel.estimated))

    func bits(_ level: TokenLevel, isCompany: Bool) -> Double {
        let place = Int(level.rawValue)
        return place < TokenLevel.estimated ? (isCompany ? companies[place] : people[place]) : 0
    }

    /// The sum over all words of a pattern.
    func bits(_ pattern: ComparisonPattern) -> Double {
        let shifts = pattern.isCompany ? companies : people
        var sum = 0.0
        for level in TokenLevel.allCases.prefix(TokenLevel.estimated) {
            let count = pattern.count(level)
            if count > 0 { sum += Double(count) * shifts[Int(level.rawValue)] }
        }
        return sum
    }
}
