extension ReferenceConversion: AmountConverter {
    public func convert(_ amount: ExactDecimal, from currency: String, to target: String, on day: Day) -> Conversion? {
        rate(from: currency, to: target, on: day)?.conversion(of: amount)
    }

    public func rate(from currency: String, to target: String, on day: Day) -> AppliedRate? {
        guard registry.currency(target) != nil, case .success(let rate) = rate(from: currency, to: target, on: day) as Result else {
            return nil
        }
        return rate
    }

    public func currency(_ code: String) -> Currency? { registry.currency(code) }
}
