internal import PipelineModel

/// Every party's accounts, and the rules by which a payment moves money between them.
///
/// A payment is drawn from what its payer holds in that currency, by the method. What is short is met by the payer's other currencies, in
/// the order in which it first held them, at the reference rate of the day. What is still short is its own money: it becomes an origin.
struct AccountBook {
    /// What `amount` units of the first currency were worth in units of the second on the day, or nil without a rate.
    typealias Exchange = (_ amount: Int128, _ from: Int, _ to: Int, _ day: Day) -> Int128?

    let method: FlowMethod
    /// Parties whose money is followed from them on, wherever they had it from; all other money is then one. Empty to tell all origins apart.
    let startingPoints: Set<Int32>
    /// Parts that a payment or a mixture may have before small ones are merged.
    let partLimit: Int
    private let exchange: Exchange
    private(set) var provenances: ProvenanceTable
    private(set) var accounts: [Account] = []
    /// Per party its first account, or -1.
    private var firstAccount: [Int32] = []
    /// Per account the next one of its party, in the order in which the party first held money, or -1.
    private var nextAccount: [Int32] = []

    init(method: FlowMethod, startingPoints: Set<Int32> = [], partLimit: Int, maximumDepth: Int32, exchange: @escaping Exchange) {
        self.method = method
        self.startingPoints = startingPoints
        self.partLimit = partLimit
        self.exchange = exchange
        provenances = ProvenanceTable(maximumDepth: maximumDepth)
    }

    /// Moves a payment and answers what it was made of, in its own currency: the parts add up to `debit`.
    ///
    /// - Parameter keeps: Whether the payee's account is kept; where it pays nothing on, nothing would ever leave it.
    mutating func move(_ transfer: Transfer, keeps: Bool = true) throws -> [Part] {
        let parts = draw(transfer)
        guard parts.total == transfer.debit else { throw Self.imbalance("a payment of \(transfer.debit) was made up of \(parts.total)") }
        guard keeps else { return parts }
        let payee = number(party: transfer.payee, currency: transfer.creditCurrency)
        let sameMoney = transfer.creditCurrency == transfer.debitCurrency && transfer.credit == transfer.debit
        let credit = sameMoney ? parts : parts.rescaled(to: transfer.credit)
        accounts[payee].received += transfer.credit
        accounts[payee].holding.add(credit)
        accounts[payee].holding.compact(to: partLimit, in: &provenances)
        return parts
    }

    /// Moves a payment to somebody who pays nothing on, where nobody asks what it was made of: its payer's accounts are the same as after
    /// ``move(_:keeps:)``.
    mutating func spend(_ transfer: Transfer) {
        let account = number(party: transfer.payer, currency: transfer.debitCurrency)
        var short = transfer.debit - accounts[account].holding.spend(transfer.debit)
        if short > 0 { short -= buyParts(upTo: short, for: account, transfer).total }
        accounts[account].own += short
        accounts[account].paidOn += transfer.debit
    }

    mutating func ownMoney(of party: Int32) -> Int32 {
        startingPoints.isEmpty || startingPoints.contains(party) ? provenances.origin(party) : ProvenanceTable.manyOrigins
    }

    /// - Throws: ``Problem`` (internal error) where money came from nowhere or went missing in any account.
    func requireBalance() throws {
        for account in accounts where !account.balances {
            throw Self.imbalance("the account of party \(account.party) in currency \(account.currency) does not balance")
        }
    }

    private mutating func draw(_ transfer: Transfer) -> [Part] {
        let account = number(party: transfer.payer, currency: transfer.debitCurrency)
        var taken = accounts[account].holding.take(transfer.debit)
        var short = transfer.debit - taken.total
        if short > 0 {
            let bought = buyParts(upTo: short, for: account, transfer)
            short -= bought.total
            for part in bought { taken.put(part) }
        }
        accounts[account].own += short
        accounts[account].paidOn += transfer.debit
        let own = ownMoney(of: transfer.payer)
        if startingPoints.contains(transfer.payer) { return [Part(provenance: own, amount: transfer.debit)] }
        var parts: [Part] = []
        for part in taken { parts.put(Part(provenance: provenances.extended(part.provenance, via: transfer.payer), amount: part.amount)) }
        parts.put(Part(provenance: own, amount: short))
        return method == .proRata ? provenances.compacted(merged(parts), to: partLimit) : provenances.compacted(parts, to: partLimit)
    }

    /// What the payer's other currencies give for what is short in the transfer's.
    private mutating func buyParts(upTo short: Int128, for account: Int, _ transfer: Transfer) -> [Part] {
        var bought: [Part] = []
        var short = short
        var other = firstAccount[Int(transfer.payer)]
        while other >= 0, short > 0 {
            if Int(other) != account {
                let parts = buy(upTo: short, for: account, from: Int(other), on: transfer.day)
                short -= parts.total
                bought += parts
            }
            other = nextAccount[Int(other)]
        }
        return bought
    }

    /// Gives what `other` holds for at most `short` units of `account`'s currency; the units given are rounded up.
    private mutating func buy(upTo short: Int128, for account: Int, from other: Int, on day: Day) -> [Part] {
        let held = accounts[other].holding.total
        guard held > 0, let worth = exchange(held, accounts[other].currency, accounts[account].currency, day), worth > 0 else { return [] }
        let got = min(worth, short)
        var given = held
        if worth > short {
            let (quotient, remainder) = Proportion.multiply(held, short, dividedBy: worth)
            given = min(held, quotient + (remainder > 0 ? 1 : 0))
        }
        let parts = accounts[other].holding.take(given)
        accounts[other].exchangedOut += given
        accounts[account].exchangedIn += got
        return parts.rescaled(to: got)
    }

    /// Parts of one provenance in one, in the order of their first.
    private func merged(_ parts: [Part]) -> [Part] {
        var places: [Int32: Int] = [:]
        var result: [Part] = []
        for part in parts {
            if let place = places[part.provenance] {
                result[place].amount += part.amount
            } else {
                places[part.provenance] = result.count
                result.append(part)
            }
        }
        return result
    }

    private mutating func number(party: Int32, currency: Int) -> Int {
        let index = Int(party)
        while firstAccount.count <= index { firstAccount.append(-1) }
        var last: Int32 = -1
        var account = firstAccount[index]
        while account >= 0 {
            if accounts[Int(account)].currency == currency { return Int(account) }
            last = account
            account = nextAccount[Int(account)]
        }
        let number = Int32(accounts.count)
        accounts.append(Account(party: party, currency: currency, holding: Holding(method: method)))
        nextAccount.append(-1)
        if last < 0 { firstAccount[index] = number } else { nextAccount[Int(last)] = number }
        return Int(number)
    }

    static func imbalance(_ what: String) -> Problem {
        Problem(
            .internalError, "money is not conserved while flows are traced: " + what, remedy: "report this with the ledgers that show it")
    }
}
