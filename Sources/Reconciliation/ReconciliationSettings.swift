/// How far two entries of one transfer may differ, and how much each likeness weighs.
public struct ReconciliationSettings: Sendable, BitwiseCopyable {
    /// Booking dates of one transfer lie at most so many days apart (weekends and value dates included).
    public var days = 5
    /// What a bank or a platform may keep back, in tenths of a per cent of the greater amount.
    public var feePermille: Int64 = 50
    /// How far an amount may lie from the reference rate, in tenths of a per cent: the banks' spread.
    public var exchangePermille: Int64 = 35
    /// The weight, in bits, against two entries of different sources being one transfer before anything is compared.
    public var prior = -12.0
    /// A connected group of candidates larger than this on either side is assigned greedily, best pair first.
    public var largestAssignment = 96
    /// How many neighbours of an entry are compared in a block that holds very many.
    public var neighbours = 16

    public init() {}
}
