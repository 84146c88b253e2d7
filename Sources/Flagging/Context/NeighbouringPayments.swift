internal import PipelineModel

/// Finds the payees to whom a payer paid twice within some days. Most payees of a large payer are paid rarely, and are passed over in one
/// walk along its payments.
struct NeighbouringPayments {
    private let span: Int
    /// Per payee, of the payer looked at: the day of the last payment, and the payee's number among those with neighbours, or -1.
    private var lastDay: [Int32]
    private var numbers: [Int32]
    private static let never = Int32.min

    init(parties: Int, within span: Int) {
        self.span = span
        lastDay = Array(repeating: Self.never, count: parties)
        numbers = Array(repeating: -1, count: parties)
    }

    /// All of the payer's payments to each of those payees, by day and id.
    mutating func forEachPair(of payer: PartyID, _ paidBy: PartyPayments, _ body: ([Int32]) -> Void) {
        let places = paidBy.places(of: payer)
        var payees: [PartyID] = []
        for place in places {
            let payee = Int(paidBy.other(at: place).rawValue)
            let day = paidBy.day(at: place).number
            if numbers[payee] < 0, lastDay[payee] != Self.never, Int(day) - Int(lastDay[payee]) <= span {
                numbers[payee] = Int32(payees.count)
                payees.append(paidBy.other(at: place))
            }
            lastDay[payee] = day
        }
        if !payees.isEmpty {
            var pairs: [[Int32]] = Array(repeating: [], count: payees.count)
            for place in places {
                let number = numbers[Int(paidBy.other(at: place).rawValue)]
                if number >= 0 { pairs[Int(number)].append(paidBy.payment(at: place)) }
            }
            for pair in pairs { body(pair) }
        }
        for place in places { lastDay[Int(paidBy.other(at: place).rawValue)] = Self.never }
        for payee in payees { numbers[Int(payee.rawValue)] = -1 }
    }
}
