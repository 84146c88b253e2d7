/// What payments for posts look like: how soon the posts come, how many a payment buys, and how many posts nobody paid for.
struct PostTiming {
    /// The last day of each bin, from the payment.
    static let limits = [-8, -4, -1, 3, 7, 14, 21, 30]
    static let counts = 8

    /// Per bin, the share of bought posts on each of its days.
    private var density: [Double]
    /// How likely a payment buys none, one, two … posts; each one more than the last is half as likely.
    private(set) var numbers: [Double]
    /// Unpaid posts per creator's campaign and day.
    private(set) var unpaid: Double

    private static let priorDays: [Double] = [0.2, 1.2, 2.3, 5.2, 3, 2.2, 0.6, 0.3]
    private static let priorNumbers: [Double] = [1.4, 12.2, 4.2, 1.2, 0.5, 0.25, 0.15, 0.1]

    /// - Parameters:
    ///   - bought: Per bin, how many posts were bought.
    ///   - numbers: How many payments bought none, one, two … posts.
    ///   - unpaid: How many posts lie beyond the reach of every payment, and how many days do: those nobody paid for.
    init(bought: [Double], numbers: [Double], unpaid: (posts: Double, days: Double)) {
        let posts = zip(bought, Self.priorDays).map { $0 + $1 }
        let total = posts.reduce(0, +)
        density = posts.indices.map { posts[$0] / total / Double(Self.width($0)) }
        let payments = zip(numbers, Self.priorNumbers).map { $0 + $1 }
        let all = payments.reduce(0, +)
        self.numbers = payments.map { $0 / all }
        self.unpaid = max(0.000_1, (unpaid.posts + 2) / (unpaid.days + 500))
    }

    init() {
        self.init(bought: Array(repeating: 0, count: Self.limits.count), numbers: Array(repeating: 0, count: Self.counts), unpaid: (0, 0))
    }

    static func bin(_ gap: Int) -> Int { limits.firstIndex { gap <= $0 } ?? limits.count - 1 }

    private static func width(_ bin: Int) -> Int { bin == 0 ? 7 : limits[bin] - limits[bin - 1] }

    /// How much likelier a post so many days from a payment is than an unpaid one on that day, before any count.
    func ratio(_ gap: Int) -> Double { density[Self.bin(gap)] / unpaid }

    /// How likely a payment that is for the campaign so far buys `count` posts; where its reference says how many, almost surely those.
    func number(_ count: Int, probability: Double, wanted: Int) -> Double {
        let known: Double
        if wanted > 0 {
            known = count == wanted ? 0.9 : 0.05 * Self.half(abs(count - wanted))
        } else {
            known = count < Self.counts ? numbers[count] : numbers[Self.counts - 1] * Self.half(count - Self.counts + 1)
        }
        return max(1e-9, count == 0 ? 1 - probability + probability * known : probability * known)
    }

    private static func half(_ times: Int) -> Double { (-Double(min(times, 40))).exponential }
}
