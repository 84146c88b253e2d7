/// What payments for posts look like: how soon the posts come, how many a payment buys, and how many posts nobody paid for.
struct PostTiming {
    /// The last day of each bin, from the payment.
    static let limits = [-8, -4, -1, 3, 7, 14, 21, 30]
    static let counts = 8

    /// Sums over groups, in millionths of a post or a payment, the same in whatever order.
    struct Counts {
        /// Per bin, how many posts were bought.
        var bought = [Int64](repeating: 0, count: PostTiming.limits.count)
        /// How many payments bought none, one, two … posts.
        var numbers = [Int64](repeating: 0, count: PostTiming.counts)
        /// How many posts lie beyond the reach of every payment, and how many days do: those nobody paid for. Whole ones.
        var unpaid: Int64 = 0
        var days: Int64 = 0

        static func += (left: inout Counts, right: Counts) {
            for bin in left.bought.indices { left.bought[bin] += right.bought[bin] }
            for number in left.numbers.indices { left.numbers[number] += right.numbers[number] }
            left.unpaid += right.unpaid
            left.days += right.days
        }
    }

    /// Per bin, the share of bought posts on each of its days.
    private var density: [Double]
    /// How likely a payment buys none, one, two … posts; each one more than the last is half as likely.
    private(set) var numbers: [Double]
    /// Unpaid posts per creator's campaign and day.
    private(set) var unpaid: Double

    private static let priorDays: [Double] = [0.2, 1.2, 2.3, 5.2, 3, 2.2, 0.6, 0.3]
    private static let priorNumbers: [Double] = [1.4, 12.2, 4.2, 1.2, 0.5, 0.25, 0.15, 0.1]

    init(_ counts: Counts = Counts()) {
        let posts = zip(counts.bought, Self.priorDays).map { Double($0) / PayerStatistics.unit + $1 }
        let total = posts.reduce(0, +)
        density = posts.indices.map { posts[$0] / total / Double(Self.width($0)) }
        let payments = zip(counts.numbers, Self.priorNumbers).map { Double($0) / PayerStatistics.unit + $1 }
        let all = payments.reduce(0, +)
        numbers = payments.map { $0 / all }
        unpaid = max(0.000_1, (Double(counts.unpaid) + 2) / (Double(counts.days) + 500))
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
