internal import PipelineModel

/// Payments in minor units of one currency, as ``FlagContext/units(_:in:)`` counts them, with the rate of each currency and day looked up once.
struct UnitCounter {
    private struct RateKey: Hashable {
        var currency: TextID
        var day: Day
    }

    private let context: FlagContext
    /// Nil where no record names the currency.
    private let target: TextID?
    private let code: String
    private let minorUnits: Int?
    private var rates: [RateKey: AppliedRate?] = [:]

    /// - Parameter code: The currency to count in.
    init(_ context: FlagContext, in code: String) {
        self.context = context
        self.code = code
        target = context.findings.texts.find(code)
        minorUnits = context.converter.currency(code)?.minorUnits
    }

    /// Nil without a rate.
    mutating func units(_ payment: Payment) -> Int128? {
        if payment.currency == target { return minorUnits.flatMap { payment.amount.rounded(to: $0) }.map { Int128($0.mantissa) } }
        let key = RateKey(currency: payment.currency, day: payment.day)
        let rate: AppliedRate?
        if let known = rates[key] {
            rate = known
        } else {
            rate = context.converter.rate(from: context.text(payment.currency), to: code, on: payment.day)
            rates[key] = .some(rate)
        }
        guard let rate else { return context.units(payment, in: code) }
        return rate.amount(payment.amount).map { Int128($0.mantissa) }
    }
}
