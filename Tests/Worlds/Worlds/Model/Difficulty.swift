/// How hard a world is: shares are from 0 to 1, ranges are drawn from.
public struct Difficulty: Sendable {
    public var name: String
    public var creators: ClosedRange<Int>
    public var platforms: ClosedRange<Int>
    public var campaigns: ClosedRange<Int>
    public var agencies: ClosedRange<Int>
    public var brands: ClosedRange<Int>
    /// Creators paid per campaign.
    public var paidPerCampaign: ClosedRange<Int>
    /// Creators that share their name with another.
    public var namesakes: Double
    /// Creators with a company of their own.
    public var companies: Double
    /// What the account list knows.
    public var listedAccounts: Double
    public var listedLegalNames: Double
    public var listedCompanies: Double
    /// Names in ledgers that are not as registered, and those of them with a slip of the fingers.
    public var messyNames: Double
    public var slips: Double
    /// Ledger rows that carry the payee's account number, and those that carry somebody else's.
    public var accountsInRows: Double
    public var foreignAccounts: Double
    /// Payments by way of an agency, and agencies' payments for a brand among them.
    public var byAgency: Double
    public var brandsByAgency: Double
    /// What references say: post, handle, campaign, nothing in particular, nothing at all.
    public var references: (post: Double, handle: Double, campaign: Double, generic: Double, empty: Double)
    /// Brands' references that say nothing in particular.
    public var genericBrandReferences: Double
    /// Payments that two sources witness; of those, with a fee, and in two currencies.
    public var twoSided: Double
    public var fees: Double
    public var conversions: Double
    /// Real payments made twice on a day.
    public var equalTwice: Double
    /// Unpaid creators that post for a campaign, per campaign.
    public var fans: Double
    /// Paid creators that post for a campaign without being paid for that post.
    public var extraPosts: Double
    public var disclosed: Double
    public var listedSponsors: Double
    /// Rows of everyday traffic per row that pays a creator.
    public var traffic: Double
    /// People among the everyday payees who share a creator's name.
    public var strangersNamedAlike: Double
    /// Records that no reader can read.
    public var broken: Double

    /// A world in which an analyst's plain script (``PlainScript``) attributes payments with F1 of about 0.7.
    public static let standard = Difficulty(
        name: "standard", creators: 150...400, platforms: 1...3, campaigns: 2...4, agencies: 1...3, brands: 8...16,
        paidPerCampaign: 25...60,
        namesakes: 0.02, companies: 0.25, listedAccounts: 0.65, listedLegalNames: 0.9, listedCompanies: 0.85, messyNames: 0.4, slips: 0.06,
        accountsInRows: 0.65, foreignAccounts: 0.01, byAgency: 0.6, brandsByAgency: 0.05,
        references: (post: 0.2, handle: 0.15, campaign: 0.35, generic: 0.25, empty: 0.05), genericBrandReferences: 0.3, twoSided: 0.3,
        fees: 0.2,
        conversions: 0.1, equalTwice: 0.01, fans: 0.08, extraPosts: 0.15, disclosed: 0.3, listedSponsors: 0.5, traffic: 3,
        strangersNamedAlike: 0.01,
        broken: 0.008
    )

    /// Messier names, fewer account numbers, more that says nothing.
    public static let harsh = Difficulty(
        name: "harsh", creators: 250...600, platforms: 2...3, campaigns: 3...5, agencies: 2...3, brands: 12...24, paidPerCampaign: 40...90,
        namesakes: 0.05, companies: 0.3, listedAccounts: 0.45, listedLegalNames: 0.8, listedCompanies: 0.7, messyNames: 0.75, slips: 0.12,
        accountsInRows: 0.45, foreignAccounts: 0.025, byAgency: 0.7, brandsByAgency: 0.12,
        references: (post: 0.1, handle: 0.12, campaign: 0.28, generic: 0.38, empty: 0.12), genericBrandReferences: 0.5, twoSided: 0.4,
        fees: 0.35,
        conversions: 0.2, equalTwice: 0.02, fans: 0.12, extraPosts: 0.3, disclosed: 0.2, listedSponsors: 0.3, traffic: 4,
        strangersNamedAlike: 0.04,
        broken: 0.015
    )

    public static let presets: [Difficulty] = [standard, harsh]
}
