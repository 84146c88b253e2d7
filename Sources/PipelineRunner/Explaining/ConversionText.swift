internal import PipelineModel

/// How an amount comes to its value in a reporting currency, in words that can be redone with a calculator.
struct ConversionText {
    let conversion: ReferenceConversion

    /// - Parameter executed: What an entry says was executed, in which currency; empty code where none does.
    /// - Returns: The converted amount and the path to it, or why there is none.
    func text(
        _ amount: ExactDecimal, _ origin: String, executed: (amount: ExactDecimal, code: String), to target: String, on day: Day
    ) -> String? {
        guard let currency = conversion.registry.currency(target) else { return nil }
        if !executed.code.isEmpty, executed.code == target, let rounded = executed.amount.rounded(to: currency.minorUnits) {
            return "\(rounded), as executed; no reference rate is needed"
        }
        let result: Result<ReferenceConversion.Converted, ReferenceConversion.Obstacle> = conversion.convert(
            amount, from: origin, to: target, on: day)
        switch result {
        case .success(let converted): return "\(converted.amount)\(path(amount, origin, target, day, converted.provider ?? .ecb))"
        case .failure(.noRate(let missing)):
            return "not converted: \(missing) has no rate on \(day.iso) or in the \(conversion.rates.maxAgeDays) days before"
        case .failure(.tooLarge): return "not converted: the figures do not fit 18 digits"
        }
    }

    private func path(_ amount: ExactDecimal, _ origin: String, _ target: String, _ day: Day, _ provider: RateTable.Provider) -> String {
        guard origin != target else { return ", as paid" }
        let unit = conversion.registry.units[origin]
        let currency = unit?.currency ?? origin
        var steps: [String] = []
        if let unit {
            steps.append(
                "× \(unit.price) \(unit.currency) a \(unit.code) (\(unit.basis.isEmpty ? "priced in the configuration" : unit.basis))")
        }
        if currency != target {
            func quote(_ code: String) -> RateTable.Quote? {
                code == provider.base ? nil : conversion.rates.quote(for: code, on: day, of: provider)
            }
            switch provider {
            case .ecb:
                if let quote = quote(currency) { steps.append("÷ \(quote.rate) \(currency) a euro, published \(quote.day.iso)") }
                if let quote = quote(target) { steps.append("× \(quote.rate) \(target) a euro, published \(quote.day.iso)") }
            case .bnr:
                if let quote = quote(currency) { steps.append("× \(quote.rate) RON a \(currency), published by the BNR \(quote.day.iso)") }
                if let quote = quote(target) { steps.append("÷ \(quote.rate) RON a \(target), published by the BNR \(quote.day.iso)") }
            }
            steps.append("the last rates on or before \(day.iso), divided once and rounded once")
        }
        let plain = amount.plain(minimumDigits: conversion.registry.minorUnits(of: origin))
        return " = \(plain) \(origin) " + steps.joined(separator: "; ")
    }
}
