internal import PipelineModel

extension FlagContext {
    /// A payer's payments by payee, each by day and id; only payees that were paid more than once.
    func pairs(of payer: PartyID) -> [ArraySlice<Int32>] {
        let paid = paidBy[payer]
        guard paid.count > 1 else { return [] }
        let keys = paidBy.others(of: payer).enumerated().map { UInt64($1.rawValue) << 32 | UInt64($0) }.sorted()
        let sorted = keys.map { paid[paid.startIndex + Int($0 & 0xFFFF_FFFF)] }
        var pairs: [ArraySlice<Int32>] = []
        var start = 0
        for end in 1...sorted.count where end == sorted.count || keys[end] >> 32 != keys[start] >> 32 {
            if end - start > 1 { pairs.append(sorted[start..<end]) }
            start = end
        }
        return pairs
    }

    /// The id of the campaign that these payments are linked to, where all that are linked are linked to one; else empty.
    func campaign(of payments: [Int]) -> String {
        var found: Set<Int> = []
        for payment in payments {
            guard let link = link(ofPayment: payment) else { continue }
            for share in link.campaigns where share.grade >= .probable { found.insert(share.campaign) }
        }
        return found.count == 1 ? found.first.map { campaigns[$0].id } ?? "" : ""
    }

    /// What the payee got, in minor units of `currency`: as executed where the ledger says, else by the reference rate; nil without a rate.
    func unitsReceived(_ payment: Payment, in currency: String) -> Int128? {
        guard !payment.executedCurrency.isEmpty, payment.executedAmount > .zero else { return units(payment, in: currency) }
        return units(payment.executedAmount, text(payment.executedCurrency), in: currency, on: payment.day)
    }
}
