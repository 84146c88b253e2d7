internal import PipelineModel

/// The run's payments as transfers in the order in which they are traced, with each currency's units.
///
/// The order: by day; within a day a party's inflows come before its outflows, as far as they form no cycle, since ledgers give no times
/// and money that passes a party within a day should not count as its own; else by payment id. Transfers between a party's own accounts
/// move nothing, and a payment taken back is a transfer from its payee to its payer.
struct TransferLedger {
    /// Where amounts are counted in units finer than ISO 4217's, because a payment is, `minorUnits` says so.
    private(set) var currencies: [Currency] = []
    /// The currencies' texts: a ledger has a few, so that looking along them is fastest.
    private var numbers: [TextID] = []
    /// Indices of the payments that move money, in the order in which they are traced.
    private(set) var order: [Int32] = []
    private let findings: Findings

    /// The transfers in order, made as they are asked for: there may be millions.
    var transfers: some Sequence<Transfer> { order.lazy.map { transfer(Int($0)) } }

    /// - Parameter selected: which payments to take, by index; nil for all.
    /// - Throws: ``Problem`` where a currency's amounts are too large to be added up.
    init(_ findings: Findings, converter: any AmountConverter, selected: [Int32]? = nil) throws {
        self.findings = findings
        let indices = selected ?? findings.payments.indices.map { Int32($0) }
        for index in indices {
            let payment = findings.payments[Int(index)]
            note(payment.currency, payment.amount, converter)
            if !payment.executedCurrency.isEmpty { note(payment.executedCurrency, payment.executedAmount, converter) }
        }
        try refuseOverflow(indices)
        let moving = indices.filter { index in
            let payment = findings.payments[Int(index)]
            return payment.payer != payment.payee && !payment.amount.isZero
        }
        order = TransferOrder(moving, of: findings).payments
    }

    /// The amount in the currency's units.
    func units(_ amount: ExactDecimal, in currency: TextID) -> Int128 {
        guard let number = number(of: currency) else { return 0 }
        let reduced = amount.reduced
        return Int128(reduced.mantissa) * ExactDecimal.powerOfTen(max(0, currencies[number].minorUnits - Int(reduced.scale)))
    }

    func number(of currency: TextID) -> Int? { numbers.firstIndex(of: currency) }

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
        if let number = number(of: currency) {
            currencies[number].minorUnits = max(currencies[number].minorUnits, finest)
        } else {
            let code = findings.texts[currency]
            numbers.append(currency)
            currencies.append(Currency(code: code, minorUnits: max(min(18, converter.currency(code)?.minorUnits ?? 2), finest)))
        }
    }

    /// The transfer of a payment of ``order``.
    private func transfer(_ index: Int) -> Transfer {
        let payment = findings.payments[index]
        let currency = number(of: payment.currency) ?? 0
        let debit = units(payment.amount, in: payment.currency)
        var transfer = Transfer(
            payment: index, day: payment.day, payer: Int32(bitPattern: payment.payer.rawValue),
            payee: Int32(bitPattern: payment.payee.rawValue), debit: debit, debitCurrency: currency, credit: debit, creditCurrency: currency
        )
        let isExecuted = !payment.executedAmount.isZero && payment.executedAmount.isNegative == payment.amount.isNegative
        if isExecuted, let executedCurrency = number(of: payment.executedCurrency) {
            transfer.credit = units(payment.executedAmount, in: payment.executedCurrency)
            transfer.creditCurrency = executedCurrency
        }
        guard debit < 0 else { return transfer }
        return Transfer(
            payment: index, day: payment.day, payer: transfer.payee, payee: transfer.payer, debit: -transfer.credit,
            debitCurrency: transfer.creditCurrency, credit: -transfer.debit, creditCurrency: transfer.debitCurrency)
    }

    /// Sums stay below 2^126, so that no later addition can overflow.
    private func refuseOverflow(_ indices: [Int32]) throws {
        var sums = Array(repeating: Int128(0), count: currencies.count)
        func add(_ amount: ExactDecimal, _ currency: TextID, _ index: Int32) throws {
            guard let number = number(of: currency) else { return }
            sums[number] += abs(units(amount, in: currency))
            guard sums[number] < Int128(1) << 124 else {
                throw Problem(
                    .dataRefused, field: "amount",
                    "the payments in \(currencies[number].code) are too large or too fine to be added up",
                    remedy: "look for a mistaken amount, such as that of payment \(findings.payments[Int(index)].id)")
            }
        }
        for index in indices {
            let payment = findings.payments[Int(index)]
            try add(payment.amount, payment.currency, index)
            if !payment.executedCurrency.isEmpty { try add(payment.executedAmount, payment.executedCurrency, index) }
        }
    }
}
