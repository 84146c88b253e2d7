/// Where the value of a field comes from.
enum FieldSlot: Hashable, Sendable {
    case absent
    /// A column, from 0.
    case column(Int)
    /// The `n`th of the plan's computed fields.
    case computed(Int)
    /// A range of the plan's constants.
    case constant(Range<Int>)

    @inline(__always) var isAbsent: Bool { self == .absent }
}
