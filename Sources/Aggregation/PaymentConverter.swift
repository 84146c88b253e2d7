import PipelineModel

/// Converts a run's payments to one currency. Payments come in the order of their days, so that a rate is looked up once per currency and day.
struct PaymentConverter {
    private struct Known {
        var currency: TextID
        var code: String
        var day: Day
        /// Nil where amounts have to be converted one by one.
        var rate: AppliedRate?
        var text: String
    }

    private let converter: any AmountConverter
    private let texts: TextTable
    private let target: Currency
    /// The last rate of each currency: there are a few.
    private var known: [Known] = []

    init(_ converter: any AmountConverter, to target: Currency, texts: TextTable) {
        self.converter = converter
        self.target = target
        self.texts = texts
    }

    /// An executed amount in the target currency is better evidence than a reference rate.
    mutating func convert(_ payment: Payment) -> Conversion? {
        if !payment.executedCurrency.isEmpty, texts[payment.executedCurrency] == target.code,
            let executed = payment.executedAmount.rounded(to: target.minorUnits)
        {
            return Conversion(amount: executed, currency: target)
        }
        let place = place(of: payment.currency, on: payment.day)
        guard let rate = known[place].rate else {
            return converter.convert(payment.amount, from: known[place].code, to: target.code, on: payment.day)
        }
        return rate.amount(payment.amount).map {
            Conversion(amount: $0, currency: rate.currency, rate: known[place].text, rateDay: rate.day)
        }
    }

    private mutating func place(of currency: TextID, on day: Day) -> Int {
        let found = known.firstIndex { $0.currency == currency }
        if let found, known[found].day == day { return found }
        let code = found.map { known[$0].code } ?? texts[currency]
        let rate = converter.rate(from: code, to: target.code, on: day)
        let new = Known(currency: currency, code: code, day: day, rate: rate, text: rate?.text ?? "")
        guard let found else {
            known.append(new)
            return known.count - 1
        }
        known[found] = new
        return found
    }
}
