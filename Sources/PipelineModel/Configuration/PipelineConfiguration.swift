/// The whole of `pipeline.json`. Paths are as written; whoever opens a file resolves them against the configuration's folder.
public struct PipelineConfiguration: Sendable {
    public static let version = 1

    public var investigation = ""
    public var store = ".payola/store.sqlite"
    public var output = "out"
    public var reporting = Reporting()
    public var rates: [RateSource] = []
    public var units: [PlatformUnit] = []
    public var sources: [SourceConfiguration] = []
    public var campaigns: [Campaign] = []
    public var link = LinkSettings()
    public var maxRejectRate = 0.05
    /// The decisions file, or nil where none is named.
    public var decisions: String?
    public var csv = CSVStyle()
    public var evidence = EvidenceKeeping.hash
    public var flags: FlagSettings = .init()
    public var engine = EngineSettings()

    public init() {}

    public struct Reporting: Sendable {
        /// ISO 4217 codes; the first is the one of `payments.csv`.
        public var currencies = ["EUR"]
        public var payments = PaymentSelection.relevant
    }

    public enum PaymentSelection: String, Sendable, CaseIterable {
        /// Payments that reached a creator or a campaign.
        case relevant
        case all
    }

    public struct RateSource: Sendable {
        public enum Provider: String, Sendable, CaseIterable { case ecb, bnr }
        public var provider: Provider
        public var path: String
        public var maxAgeDays: Int
    }

    /// A unit that is no currency, such as a platform's coins, with its price.
    public struct PlatformUnit: Sendable {
        public var code: String
        /// The ISO 4217 currency of the price.
        public var currency: String
        /// Of one unit.
        public var price: ExactDecimal
        /// Where the price comes from.
        public var basis: String
    }

    /// How spreadsheets are written.
    public struct CSVStyle: Sendable {
        public var delimiter: Character = ","
        public var decimalSeparator: Character = "."
        public var bom = false
    }

    /// Whether the store keeps drops' bytes or only their hashes.
    public enum EvidenceKeeping: String, Sendable, CaseIterable { case hash, copy }

    public struct LinkSettings: Sendable {
        public var daysBefore = 7
        public var daysAfter = 30
        public var confirmed = 0.95
        public var probable = 0.75
        public var possible = 0.4

        public init() {}

        /// The grade of a probability, or nil below `possible`.
        public func grade(of probability: Double) -> Grade? {
            if probability >= confirmed { return .confirmed }
            if probability >= probable { return .probable }
            return probability >= possible ? .possible : nil
        }
    }

    public struct FlagSettings: Sendable {
        /// `"flags": false` switches every flag off.
        public var enabled = true
        /// Per flag, its parameters as written.
        public var parameters: [String: [String: String]] = [:]
    }

    public struct EngineSettings: Sendable {
        public enum Kind: String, Sendable, CaseIterable { case local, spark }
        public var kind = Kind.local
        public var master: String?
        public var home: String?
        public var conf: [String: String] = [:]

        public init() {}
    }
}
