/// How far two words agree: the levels of the comparison.
enum TokenLevel: UInt8, Sendable, CaseIterable {
    case exact, sound, nickname, slip, glued, cut, initial, conflict, missing
}
