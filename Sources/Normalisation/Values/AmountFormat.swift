internal import PipelineModel

/// How the amounts of a column are written.
public struct AmountFormat: Hashable, Sendable {
    /// What may stand between groups of digits.
    public struct Grouping: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let comma = Grouping(rawValue: 1)
        public static let point = Grouping(rawValue: 2)
        /// A space, a no-break space, a thin space.
        public static let blank = Grouping(rawValue: 4)
        /// `'` and U+2019.
        public static let apostrophe = Grouping(rawValue: 8)
    }

    /// `.` or `,`, or 0 where only whole numbers are read.
    public var decimalSeparator: UInt8
    public var grouping: Grouping

    public init(decimalSeparator: UInt8, grouping: Grouping) {
        self.decimalSeparator = decimalSeparator
        self.grouping = grouping
    }

    /// `1,234.56`
    public static let point = AmountFormat(decimalSeparator: 0x2E, grouping: [.comma, .blank, .apostrophe])
    /// `1.234,56`
    public static let comma = AmountFormat(decimalSeparator: 0x2C, grouping: [.point, .blank, .apostrophe])
    /// Counts: `12.345`, `12,345` and `12 345` are one number.
    public static let whole = AmountFormat(decimalSeparator: 0, grouping: [.comma, .point, .blank, .apostrophe])

    /// The formats that a column may have, by what `parse` says: one where the decimal separator is given.
    static func candidates(_ settings: SourceConfiguration.ParseSettings, path: String, file: String) throws -> [AmountFormat] {
        var formats = [AmountFormat.point, .comma]
        if let separator = settings.decimalSeparator {
            guard separator == "." || separator == "," else {
                throw Problem(
                    .configuration, file: file, field: path + ".decimalSeparator", "“\(separator)” separates no decimals that can be read",
                    remedy: "write \".\" or \",\""
                )
            }
            formats = [separator == "." ? .point : .comma]
        }
        guard let grouping = settings.groupingSeparator else { return formats }
        let given = try grouping.map { try self.grouping($0, path: path, file: file) } ?? []
        formats = formats.filter { !given.contains($0.decimalSeparator == 0x2E ? .point : .comma) }
        for index in formats.indices { formats[index].grouping = given }
        return formats
    }

    private static func grouping(_ character: Character, path: String, file: String) throws -> Grouping {
        switch character {
        case ",": .comma
        case ".": .point
        case "'", "\u{2019}": .apostrophe
        case " ", "\u{A0}", "\u{202F}", "\u{2009}": .blank
        default:
            throw Problem(
                .configuration, file: file, field: path + ".groupingSeparator", "“\(character)” groups no digits that can be read",
                remedy: "write \".\", \",\", \" \", \"'\" or \"\" for none"
            )
        }
    }
}
