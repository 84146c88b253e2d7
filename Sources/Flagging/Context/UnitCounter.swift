internal import PipelineModel

/// Amounts in minor units of one currency, as ``FlagContext/units(_:in:)`` counts them, with the rate of each currency and day looked up once.
struct UnitCounter {
    private let payments: [Payment]
    private let texts: TextTable
    private let converter: any AmountConverter
    /// Nil where no record names the currency.
    private let target: TextID?
    private let code: String
    private let minorUnits: Int?
    /// By currency and day, and the one that was asked for last: payments mostly come in the order of their days.
    private var places: [UInt64: Int] = [:]
    private var rates: [AppliedRate?] = []
    private var last: (key: UInt64, place: Int)?

    /// - Parameter code: The currency to count in.
    init(_ context: FlagContext, in code: String) {
        payments = context.findings.payments
        texts = context.findings.texts
        converter = context.converter
        self.code = code
        target = context.findings.texts.find(code)
        minorUnits = context.converter.currency(code)?.minorUnits
    }

    /// The payment's amount; nil without a rate.
    mutating func units(_ payment: Int32) -> Int128? {
        units(payments[Int(payment)].amount, payments[Int(payment)].currency, on: payments[Int(payment)].day)
    }

    /// What the payee got: as executed where the ledger says, else the payment's amount; nil without a rate.
    mutating func unitsReceived(_ payment: Int32) -> Int128? {
        let (amount, currency) = (payments[Int(payment)].executedAmount, payments[Int(payment)].executedCurrency)
        guard !currency.isEmpty, amount > .zero else { return units(payment) }
        return units(amount, currency, on: payments[Int(payment)].day)
    }

    mutating func units(_ amount: ExactDecimal, _ currency: TextID, on day: Day) -> Int128? {
        if currency == target {
            guard let minorUnits else { return nil }
            if Int(amount.scale) == minorUnits { return Int128(amount.mantissa) }
            return amount.rounded(to: minorUnits).map { Int128($0.mantissa) }
        }
        let key = UInt64(currency.rawValue) << 32 | UInt64(UInt32(bitPattern: day.number))
        let place: Int
        if let last, last.key == key {
            place = last.place
        } else if let known = places[key] {
            place = known
        } else {
            place = rates.count
            places[key] = place
            rates.append(converter.rate(from: texts[currency], to: code, on: day))
        }
        last = (key, place)
        guard rates[place] != nil else { return converter.units(amount, texts[currency], in: code, on: day) }
        return rates[place]?.amount(amount).map { Int128($0.mantissa) }
    }
}
