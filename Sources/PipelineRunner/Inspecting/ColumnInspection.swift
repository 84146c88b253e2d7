/// A column as `payola inspect` shows it.
public struct ColumnInspection: Sendable {
    /// From 1.
    public var position: Int
    /// As the header has it; empty where there is none.
    public var name: String
    public var type: ColumnType
    /// How dates and amounts are written, or the readings that are possible; what else there is to say of the values.
    public var format = ""
    /// Whether the values can be read in two ways and nothing in the column decides.
    public var isAmbiguous = false
    /// The first distinct values.
    public var samples: [String]
    /// How many values are not empty.
    public var values: Int
}
