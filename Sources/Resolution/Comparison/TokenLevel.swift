/// How far two words agree: the levels of the comparison.
///
/// How often each comes about between two tellings of one party is estimated (``LevelShares``), except for the last two, whose weights are fixed:
/// a pair with a conflict is never taken for one party, so it teaches nothing.
enum TokenLevel: UInt8, Sendable, CaseIterable {
    case exact, sound, nickname, slip
    /// A slip away, but both are words that others bear too: a slip seldom makes one name of another.
    case near
    case glued, cut, initial
    /// A weighty word has no counterpart.
    case missing
    /// Two weighty words face each other that are not one.
    case conflict
    /// A particle, an initial, a number or what a bank's limit took has no counterpart.
    case unpaired

    /// The levels that are estimated come first.
    static let estimated = 9
}
