internal import Foundation

/// `run.json`: what decided the run's outputs and what they are sealed with. No clock times and no absolute paths.
public struct RunManifest: Sendable, Codable {
    public struct Drop: Sendable, Codable {
        public var source: String
        public var file: String
        public var sha256: String
        public var bytes: Int64
        public var dialect: [String: DropSummary.Setting]
        public var formats: [String: DropSummary.Setting]
        public var records: DropSummary.Counts
        public var excludedByReason: [String: Int]
        public var notes: [String: Int]
        /// Per currency and fate, sums as plain decimals; `read` is the sum of the others.
        public var controlTotals: [String: [String: String]]

        public init(info: DropInfo, source: String, summary: DropSummary) {
            self.source = source
            file = info.name
            sha256 = info.sha256
            bytes = info.size
            dialect = summary.dialect
            formats = summary.formats
            records = summary.counts
            excludedByReason = summary.excludedByReason
            notes = summary.notes
            controlTotals = summary.controlTotals
        }
    }

    /// A file of an archive that a source matches and that does not suit the source.
    public struct LeftOut: Sendable, Codable, Hashable {
        public var source: String
        public var file: String
        /// A clause whose subject is the file.
        public var reason: String

        public init(source: String, file: String, reason: String) {
            self.source = source
            self.file = file
            self.reason = reason
        }
    }

    /// A file of reference rates.
    public struct Rates: Sendable, Codable, Hashable {
        public var provider: String
        public var file: String
        public var sha256: String
        /// First and last day with a rate.
        public var from: String
        public var to: String
        public var maxAgeDays: Int

        public init(provider: String, file: String, sha256: String, from: String, to: String, maxAgeDays: Int) {
            self.provider = provider
            self.file = file
            self.sha256 = sha256
            self.from = from
            self.to = to
            self.maxAgeDays = maxAgeDays
        }
    }

    /// Of links, and of payments with a campaign.
    public struct Grades: Sendable, Codable, Hashable {
        public var links: [String: Int]
        public var payments: [String: Int]

        public init(links: [String: Int], payments: [String: Int]) {
            self.links = links
            self.payments = payments
        }
    }

    /// A campaign's total in one reporting currency, as `campaign_totals.csv` has it; amounts are plain decimals.
    public struct Total: Sendable, Codable, Hashable {
        public var campaignID: String
        public var campaign: String
        public var currency: String
        public var total, confirmed, probable, possible: String
        public var declared, gap: String?
        public var payments, creators: Int

        public init(_ total: CampaignTotal, campaign: Campaign) {
            let plain = { (amount: Int128) in ExactDecimal.plain(amount, scale: total.currency.minorUnits) }
            campaignID = campaign.id
            self.campaign = campaign.name
            currency = total.currency.code
            self.total = plain(total.amounts.total)
            confirmed = plain(total.amounts.confirmed)
            probable = plain(total.amounts.probable)
            possible = plain(total.amounts.possible)
            declared = total.declared.map(plain)
            gap = total.gap.map(plain)
            payments = total.payments
            creators = total.creators
        }

        private enum CodingKeys: String, CodingKey {
            // The key strategy turns it into campaign_id.
            case campaignID = "campaignId"
            case campaign, currency, total, confirmed, probable, possible, declared, gap, payments, creators
        }
    }

    public var version: String
    public var run: String
    public var investigation: String
    public var configSha256: String
    public var decisionsSha256: String?
    public var drops: [Drop]
    /// Nil where there is none.
    public var leftOut: [LeftOut]?
    public var rates: [Rates]
    public var records: DropSummary.Counts
    public var payments: Int
    public var parties: Int
    public var grades: Grades
    public var totals: [Total]
    public var outputs: [OutputFile]

    public init(
        run: String, investigation: String, configSha256: String, decisionsSha256: String?, drops: [Drop], leftOut: [LeftOut] = [],
        rates: [Rates],
        records: DropSummary.Counts, payments: Int, parties: Int, grades: Grades, totals: [Total],
        outputs: [OutputFile]
    ) {
        version = PayolaVersion.current
        self.run = run
        self.investigation = investigation
        self.configSha256 = configSha256
        self.decisionsSha256 = decisionsSha256
        self.drops = drops
        self.leftOut = leftOut.isEmpty ? nil : leftOut
        self.rates = rates
        self.records = records
        self.payments = payments
        self.parties = parties
        self.grades = grades
        self.totals = totals
        self.outputs = outputs
    }

    /// The text of `run.json`, with sorted keys.
    public func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// Reads the text of a `run.json`.
    /// - Throws: a decoding error where it is none.
    public init(json: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(RunManifest.self, from: Data(json.utf8))
    }
}
