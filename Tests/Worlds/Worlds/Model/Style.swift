/// How a world is built, whatever its difficulty: what is paid for and when, by way of whom, in what words. A rule that fits one way of
/// doing business only shows on the styles that nothing was tuned on.
public struct Style: Sendable {
    /// What one payment buys.
    enum Deal: Sendable {
        /// None to two posts within days.
        case perPost
        /// Two to five posts over three weeks, often counted in the reference.
        case lump
        /// One of two monthly payments, three to five posts each.
        case retainer
    }

    public var name: String
    /// The languages of references; each payer keeps to one.
    var languages: [(Phrases, Double)] = [(.romanian, 1)]
    var deals: [(Deal, Double)] = [(.perPost, 1)]
    /// Days from a payment to its posts: whether they come after it, and how far off at most.
    var postsAfter = 0.7
    var mostDaysAfter = 10
    /// How likely somebody whom another campaign paid already is paid by this one too.
    var paidAgain = 0.15
    /// All campaigns run at the same time.
    var isSimultaneous = false
    /// Money that goes over two agencies before it reaches creators.
    var chained = 0.0
    /// What agencies keep back, in per cent; 0 where their fee is invoiced apart.
    var agencyFee = 5...20
    /// What creators ask: whatever, a price of their own, or one price for all.
    var prices = Prices.any
    enum Prices: Sendable { case any, ownPrice, onePrice }
    /// Campaign payments taken back later.
    var reversed = 0.0
    /// Campaign payments that a platform pays out in its own unit.
    var coins = 0.0
    /// How far the other side's booking lies behind, by days.
    var lag: [(Int, Double)] = [(0, 0.45), (1, 0.3), (2, 0.15), (3, 0.1)]

    public static let plain = Style(name: "plain")
    /// The same creators at the same time for several campaigns.
    public static let crowded = Style(name: "crowded", paidAgain: 0.6, isSimultaneous: true)
    public static let lumps = Style(name: "lumps", deals: [(.lump, 0.7), (.perPost, 0.3)], mostDaysAfter: 20)
    public static let priced = Style(name: "priced", postsAfter: 0.9, mostDaysAfter: 5, prices: .ownPrice)

    public static let retainers = Style(
        name: "retainers", languages: [(.english, 1)], deals: [(.retainer, 0.8), (.perPost, 0.2)], mostDaysAfter: 26, agencyFee: 0...0,
        prices: .ownPrice)
    public static let chains = Style(
        name: "chains", languages: [(.hungarian, 0.5), (.romanian, 0.5)], postsAfter: 0.95, mostDaysAfter: 18, paidAgain: 0.4, chained: 0.8,
        agencyFee: 3...35, lag: [(0, 0.2), (1, 0.3), (2, 0.3), (3, 0.2)])
    public static let afterwards = Style(
        name: "afterwards", languages: [(.german, 0.5), (.english, 0.5)], postsAfter: 0.15, mostDaysAfter: 25, prices: .onePrice)
    public static let coins = Style(
        name: "coins", languages: [(.english, 0.4), (.romanian, 0.6)], deals: [(.perPost, 0.7), (.lump, 0.3)], paidAgain: 0.3,
        isSimultaneous: true, reversed: 0.04, coins: 0.25)

    /// Styles to look at while weights are set, and styles kept for telling figures.
    public static let tuning = [plain, crowded, lumps, priced]
    public static let heldOut = [retainers, chains, afterwards, coins]
}
