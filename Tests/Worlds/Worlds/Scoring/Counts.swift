/// Right, wrong and missed, as sums that add up over worlds.
public struct Counts: Codable, Sendable {
    public var right = 0
    public var wrong = 0
    public var missed = 0

    public init() {}

    public var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    public var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    public var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

    static func += (left: inout Counts, right: Counts) {
        left.right += right.right
        left.wrong += right.wrong
        left.missed += right.missed
    }
}
