extension ReferenceConversion: AmountConverter {
    public func convert(_ amount: ExactDecimal, from currency: String, to target: String, on day: Day) -> Conversion? {
        guard let known = registry.currency(target),
            case .success(let converted) = convert(amount, from: currency, to: target, on: day) as Result
        else { return nil }
        return Conversion(amount: converted.amount, currency: known, rate: converted.rate, rateDay: converted.day)
    }

    public func currency(_ code: String) -> Currency? { registry.currency(code) }
}
