/// A parameter of a rule: its key in `pipeline.json`, what it may be, and its default.
public struct FlagParameter: Sendable {
    public enum Kind: Sendable {
        /// A whole number from 0 on: days, hours, people.
        case count
        /// A whole number from 0 to 100.
        case percent
        /// A plain decimal above 0.
        case amount
        /// A currency's code.
        case currency
        /// Words separated by blanks or commas.
        case words
    }

    public var key: String
    public var kind: Kind
    public var standard: String

    public init(_ key: String, _ kind: Kind, _ standard: String) {
        self.key = key
        self.kind = kind
        self.standard = standard
    }
}
