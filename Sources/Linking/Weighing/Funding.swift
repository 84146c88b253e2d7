internal import PipelineModel

/// Money that came in to those who pay creators, by day, and how much of it was for which campaign.
///
/// What came in is known from the start; how much of it was for a campaign is learnt anew in every round.
struct Funding {
    /// How many days before a payment its money may have come in; a few days after it, since agencies advance money.
    static let daysBefore: Int32 = 60
    static let daysAfter: Int32 = 3

    /// Who gets money so many days after it last paid a creator passed none of it on.
    static let advance: Int32 = 30

    /// One payment in, to a payer-to-be.
    struct Inflow {
        var payer: Int32
        var day: Int32
        var cents: Int64
        /// Of the case that it is, the options that count and their slots of the receiver; empty where nobody knows what it was for.
        var shares: [(option: Int32, slot: Int32)]
    }

    /// Sums of money over days that do not fall.
    private struct Flow {
        var days: [Int32] = []
        /// `sums[i]` is what came in before flow `i`.
        var sums: [Int64] = [0]

        mutating func add(_ day: Int32, _ cents: Int64) {
            days.append(day)
            sums.append(sums[sums.count - 1] &+ cents)
        }

        func places(_ first: Int32, _ last: Int32) -> Range<Int> { days.firstIndex(atLeast: first)..<days.firstIndex(atLeast: last + 1) }
        func total(_ places: Range<Int>) -> Int64 { sums[places.upperBound] &- sums[places.lowerBound] }
    }

    /// In the order of payments.
    private let inflows: [Inflow]
    /// Per payer the number of its flow, or -1; per slot likewise.
    private var flowOfPayer: [Int32]
    private var flowOfSlot: [Int32]
    private var all: [Flow] = []
    /// What came in for any campaign, on the days of `all`.
    private var named: [Flow] = []
    private var bySlot: [Flow] = []

    /// - Parameter inflows: In the order of payments.
    init(_ inflows: [Inflow], payers: Int, slots: Int) {
        self.inflows = inflows
        flowOfPayer = Array(repeating: -1, count: payers)
        flowOfSlot = Array(repeating: -1, count: slots)
        for inflow in inflows {
            if flowOfPayer[Int(inflow.payer)] < 0 {
                flowOfPayer[Int(inflow.payer)] = Int32(all.count)
                all.append(Flow())
            }
            all[Int(flowOfPayer[Int(inflow.payer)])].add(inflow.day, inflow.cents)
            for share in inflow.shares where flowOfSlot[Int(share.slot)] < 0 {
                flowOfSlot[Int(share.slot)] = Int32(bySlot.count)
                bySlot.append(Flow())
            }
        }
    }

    /// Learns what came in for which campaign.
    mutating func learn(_ probabilities: [Double]) {
        named = Array(repeating: Flow(), count: all.count)
        bySlot = Array(repeating: Flow(), count: bySlot.count)
        for inflow in inflows {
            var known = 0.0
            for share in inflow.shares { known += probabilities[Int(share.option)] }
            named[Int(flowOfPayer[Int(inflow.payer)])].add(inflow.day, Self.part(inflow.cents, known))
            for share in inflow.shares {
                bySlot[Int(flowOfSlot[Int(share.slot)])].add(inflow.day, Self.part(inflow.cents, probabilities[Int(share.option)]))
            }
        }
    }

    private static func part(_ cents: Int64, _ share: Double) -> Int64 { Int64((Double(cents) * share).rounded()) }

    /// What came in to a payer around a day; nil where nothing did.
    struct Window {
        fileprivate var flow: Int
        fileprivate var days: (first: Int32, last: Int32)
        fileprivate var total: Int64
        /// What came in for nobody knows what.
        fileprivate var open: Int64
    }

    func window(payer: Int32, day: Int32) -> Window? {
        let flow = Int(flowOfPayer[Int(payer)])
        guard flow >= 0, !named.isEmpty else { return nil }
        let days = (first: day - Self.daysBefore, last: day + Self.daysAfter)
        let places = all[flow].places(days.first, days.last)
        let total = all[flow].total(places)
        guard total > 0 else { return nil }
        return Window(flow: flow, days: days, total: total, open: max(0, total - named[flow].total(places)))
    }

    /// How much likelier a payment of `cents` is for the slot's campaign, beyond what is known of the payer at all times (`known`), for what
    /// came in around it. Of what came in for nobody knows what, as much is for the campaign as of what the payer pays.
    func factor(of slot: Int32, _ window: Window?, cents: Int64, known: Double) -> Double {
        guard let window else { return 1 }
        let flow = Int(flowOfSlot[Int(slot)])
        let part = flow < 0 ? 0 : bySlot[flow].total(bySlot[flow].places(window.days.first, window.days.last))
        let open = Double(window.open) * known
        let share = (Double(part) + open) / Double(window.total)
        let factor = max(1 / Self.most, min(Self.most, (share + 0.05) / (known + 0.05)))
        let covers = part + Int64(open) >= cents - cents / 10
        return factor > 1 && !covers ? factor.cubeRoot : factor
    }

    /// Three bits, for or against.
    private static let most = 8.0
}
