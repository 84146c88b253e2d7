/// What a drop is that was decoded to a table before it was read.
public struct TableInfo: Sendable {
    /// `xlsx`, `mt940`, `camt.053`, `bnr` or `json`.
    public let format: String
    /// What else was found out, by the key of `dialect`; and whether the configuration gave it.
    public let details: [(key: String, value: String, isGiven: Bool)]
    let places: PlaceMap

    init(_ table: DecodedTable) {
        format = table.format
        details = table.details
        places = table.places
    }
}
