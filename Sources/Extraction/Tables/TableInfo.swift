internal import PipelineModel

/// What a drop is that was decoded to a table before it was read.
public struct TableInfo: Sendable {
    /// `xlsx`, `mt940`, `camt.053`, `bnr` or `json`.
    public let format: String
    /// What else was found out, by the key of `dialect`; and whether the configuration gave it.
    public let details: [(key: String, value: String, isGiven: Bool)]
    /// The table as delimited text.
    let file: ScratchFile
    let places: PlaceMap
    private let hasFixedHeader: Bool

    init(_ table: DecodedTable) {
        format = table.format
        details = table.details
        file = table.file
        places = table.places
        hasFixedHeader = table.hasFixedHeader
    }

    /// How the table is to be read: as it is written, with what the configuration says of title rows.
    func settings(_ given: SourceConfiguration.DialectSettings) -> SourceConfiguration.DialectSettings {
        var settings = given
        settings.delimiter = UInt8(ascii: ",")
        settings.quote = UInt8(ascii: "\"")
        settings.encoding = .utf8
        settings.skipLines = given.skipLines ?? (hasFixedHeader ? 0 : nil)
        settings.header = given.header ?? (hasFixedHeader ? true : nil)
        return settings
    }
}
