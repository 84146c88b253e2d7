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
        let payments = findings.payments
        let indices = selected ?? payments.indices.map { Int32($0) }
        var sums = MantissaSums()
        var moving: [Int32] = []
        moving.reserveCapacity(indices.count)
        for index in indices {
            let place = Int(index)
            sums.add(payments[place].amount, note(payments[place].currency, payments[place].amount, converter))
            let executed = payments[place].executedCurrency
            if !executed.isEmpty {
                sums.add(payments[place].executedAmount, note(executed, payments[place].executedAmount, converter))
            }
            if payments[place].payer != payments[place].payee, !payments[place].amount.isZero { moving.append(index) }
        }
        if !currencies.indices.allSatisfy({ sums.areBelow(Self.tooLarge, currency: $0, digits: currencies[$0].minorUnits) }) {
            try refuseOverflow(indices)
        }
        order = TransferOrder(moving, of: findings).payments
    }

    /// Sums stay below 2^126, so that no later addition can overflow.
    private static let tooLarge = Int128(1) << 124

    /// The amount in the currency's units.
    func units(_ amount: ExactDecimal, in currency: TextID) -> Int128 {
        guard let number = number(of: currency) else { return 0 }
        return units(amount, number)
    }

    /// The currency's units are as fine as any of its amounts, so that nothing is cut off.
    private func units(_ amount: ExactDecimal, _ currency: Int) -> Int128 {
        let finer = currencies[currency].minorUnits - Int(amount.scale)
        if finer == 0 { return Int128(amount.mantissa) }
        return finer > 0
            ? Int128(amount.mantissa) * ExactDecimal.powerOfTen(finer) : Int128(amount.mantissa) / ExactDecimal.powerOfTen(-finer)
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

    /// Notes how fine the currency's amounts are, and answers its number.
    private mutating func note(_ currency: TextID, _ amount: ExactDecimal, _ converter: any AmountConverter) -> Int {
        if let number = number(of: currency) {
            if Int(amount.scale) > currencies[number].minorUnits {
                currencies[number].minorUnits = max(currencies[number].minorUnits, Int(min(18, amount.reduced.scale)))
            }
            return number
        }
        let code = findings.texts[currency]
        let finest = Int(min(18, amount.reduced.scale))
        numbers.append(currency)
        currencies.append(Currency(code: code, minorUnits: max(min(18, converter.currency(code)?.minorUnits ?? 2), finest)))
        return currencies.count - 1
    }

    /// The transfer of a payment of ``order``.
    func transfer(_ index: Int) -> Transfer {
        let payments = findings.payments
        let currency = number(of: payments[index].currency) ?? 0
        let amount = payments[index].amount
        let debit = units(amount, currency)
        var transfer = Transfer(
            payment: index, day: payments[index].day, payer: Int32(bitPattern: payments[index].payer.rawValue),
            payee: Int32(bitPattern: payments[index].payee.rawValue), debit: debit, debitCurrency: currency, credit: debit,
            creditCurrency: currency)
        let executed = payments[index].executedAmount
        if !executed.isZero, executed.isNegative == amount.isNegative,
            let executedCurrency = number(of: payments[index].executedCurrency)
        {
            transfer.credit = units(executed, executedCurrency)
            transfer.creditCurrency = executedCurrency
        }
        guard debit < 0 else { return transfer }
        return Transfer(
            payment: index, day: transfer.day, payer: transfer.payee, payee: transfer.payer, debit: -transfer.credit,
            debitCurrency: transfer.creditCurrency, credit: -transfer.debit, creditCurrency: transfer.debitCurrency)
    }

    /// Names the payment with which a currency's amounts become too large.
    private func refuseOverflow(_ indices: [Int32]) throws {
        var sums = Array(repeating: Int128(0), count: currencies.count)
        func add(_ amount: ExactDecimal, _ currency: TextID, _ index: Int32) throws {
            guard let number = number(of: currency) else { return }
            sums[number] += abs(units(amount, number))
            guard sums[number] < Self.tooLarge else {
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
