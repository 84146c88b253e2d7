internal import PipelineModel

/// The run's payments as transfers in the order in which they are traced, with each currency's units.
///
/// The order: by day; within a day a party's inflows come before its outflows, as far as they form no cycle, since ledgers give no times
/// and money that passes a party within a day should not count as its own; else by payment id. Transfers between a party's own accounts
/// move nothing, and a payment taken back is a transfer from its payee to its payer.
struct TransferLedger {
    /// Where amounts are counted in units finer than ISO 4217's, because a payment is, `minorUnits` says so.
    private(set) var currencies: [Currency] = []
    private var numbers: [TextID: Int] = [:]
    private(set) var transfers: [Transfer] = []
    private let findings: Findings

    /// - Parameter selected: which payments to take, by index; nil for all.
    /// - Throws: ``Problem`` where a currency's amounts are too large to be added up.
    init(_ findings: Findings, converter: any AmountConverter, selected: [Int]? = nil) throws {
        self.findings = findings
        let indices = selected ?? Array(findings.payments.indices)
        for index in indices {
            let payment = findings.payments[index]
            note(payment.currency, payment.amount, converter)
            if !payment.executedCurrency.isEmpty { note(payment.executedCurrency, payment.executedAmount, converter) }
        }
        try refuseOverflow(indices)
        transfers = indices.compactMap(transfer)
        transfers = TransferOrder.sorted(transfers) { findings.payments[$0.payment].id }
    }

    /// The amount in the currency's units.
    func units(_ amount: ExactDecimal, in currency: TextID) -> Int128 {
        guard let number = numbers[currency] else { return 0 }
        let reduced = amount.reduced
        return Int128(reduced.mantissa) * ExactDecimal.powerOfTen(max(0, currencies[number].minorUnits - Int(reduced.scale)))
    }

    func number(of currency: TextID) -> Int? { numbers[currency] }

    /// How many units of the second currency the amount is worth, or nil where there is no rate or the number is beyond 18 digits.
    func exchange(_ amount: Int128, from: Int, to: Int, on day: Day, _ converter: any AmountConverter) -> Int128? {
        guard let mantissa = Int64(exactly: amount),
            let converted = converter.convert(
                ExactDecimal(mantissa: mantissa, scale: UInt8(currencies[from].minorUnits)), from: currencies[from].code,
                to: currencies[to].code, on: day)
        else { return nil }
        let reduced = converted.amount.reduced
        let finer = currencies[to].minorUnits - Int(reduced.scale)
        guard finer >= 0 else { return Int128(reduced.mantissa) / ExactDecimal.powerOfTen(-finer) }
        return Int128(reduced.mantissa) * ExactDecimal.powerOfTen(finer)
    }

    private mutating func note(_ currency: TextID, _ amount: ExactDecimal, _ converter: any AmountConverter) {
        let finest = Int(min(18, amount.reduced.scale))
        if let number = numbers[currency] {
            currencies[number].minorUnits = max(currencies[number].minorUnits, finest)
        } else {
            let code = findings.texts[currency]
            numbers[currency] = currencies.count
            currencies.append(Currency(code: code, minorUnits: max(min(18, converter.currency(code)?.minorUnits ?? 2), finest)))
        }
    }

    private func transfer(_ index: Int) -> Transfer? {
        let payment = findings.payments[index]
        guard payment.payer != payment.payee, !payment.amount.isZero, let currency = numbers[payment.currency] else { return nil }
        let debit = units(payment.amount, in: payment.currency)
        var transfer = Transfer(
            payment: index, day: payment.day, payer: Int32(bitPattern: payment.payer.rawValue),
            payee: Int32(bitPattern: payment.payee.rawValue), debit: debit, debitCurrency: currency, credit: debit, creditCurrency: currency
        )
        let isExecuted = !payment.executedAmount.isZero && payment.executedAmount.isNegative == payment.amount.isNegative
        if isExecuted, let executedCurrency = numbers[payment.executedCurrency] {
            transfer.credit = units(payment.executedAmount, in: payment.executedCurrency)
            transfer.creditCurrency = executedCurrency
        }
        guard debit < 0 else { return transfer }
        return Transfer(
            payment: index, day: payment.day, payer: transfer.payee, payee: transfer.payer, debit: -transfer.credit,
            debitCurrency: transfer.creditCurrency, credit: -transfer.debit, creditCurrency: transfer.debitCurrency)
    }

    /// Sums stay below 2^126, so that no later addition can overflow.
    private func refuseOverflow(_ indices: [Int]) throws {
        var sums = Array(repeating: Int128(0), count: currencies.count)
        for index in indices {
            let payment = findings.payments[index]
            for (amount, currency) in [(payment.amount, payment.currency), (payment.executedAmount, payment.executedCurrency)] {
                guard let number = numbers[currency] else { continue }
                sums[number] += abs(units(amount, in: currency))
                guard sums[number] < Int128(1) << 124 else {
                    throw Problem(
                        .dataRefused, field: "amount",
                        "the payments in \(currencies[number].code) are too large or too fine to be added up",
                        remedy: "look for a mistaken amount, such as that of payment \(payment.id)")
                }
            }
        }
    }
}
