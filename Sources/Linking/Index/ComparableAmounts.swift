internal import PipelineModel

/// Amounts in hundredths of a euro at the day's reference rate, for comparing and weighing only: they are never published or added up into
/// totals. Where there is no rate, the amount counts as it stands.
struct ComparableAmounts {
    let rates: RateTable
    /// By the number of the currency's text: its code, and the quotes last looked up, which serve most payments since they come by day.
    private var currencies = KeyTable<Currency>()

    private struct Currency {
        let code: String
        var day: Day?
        var pair: RateTable.Pair?
    }

    init(_ payments: [Payment], rates: RateTable, texts: TextTable) {
        self.rates = rates
        for index in payments.indices {
            let currency = payments[index].currency
            _ = currencies.number(of: UInt64(currency.rawValue), adding: Currency(code: texts[currency]))
        }
    }

    mutating func cents(_ payment: Payment) -> Int64 {
        if let number = currencies.number(of: UInt64(payment.currency.rawValue)) {
            if currencies.values[number].day != payment.day {
                currencies.values[number].day = payment.day
                let code = currencies.values[number].code
                currencies.values[number].pair = code == "EUR" ? nil : rates.pair(from: code, to: "EUR", on: payment.day)
            }
            if let euros = currencies.values[number].pair?.cents(payment.amount) { return bounded(euros) }
        }
        return bounded(payment.amount.rounded(to: 2)?.mantissa ?? payment.amount.mantissa)
    }

    /// Far below where sums would overflow.
    private func bounded(_ cents: Int64) -> Int64 { Int64(min(cents.magnitude, 1_000_000_000_000)) }
}
