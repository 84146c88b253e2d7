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
    /// Per party whether it ever received anything: who did not has nothing to be taken.
    private var hasReceived: [Bool] = []
    private var merger = PartMerger()
    /// What the payment that is moved is made of.
    private var drawn: [Part] = []

    init(method: FlowMethod, startingPoints: Set<Int32> = [], partLimit: Int, maximumDepth: Int32, exchange: @escaping Exchange) {
        self.method = method
        self.startingPoints = startingPoints
        self.partLimit = partLimit
        self.exchange = exchange
        provenances = ProvenanceTable(maximumDepth: maximumDepth)
    }

    /// Moves a payment and answers what it was made of, in its own currency: the parts add up to `debit`.
    ///
    /// - Parameter keeps: Whether its parts go into the payee's account.
    @discardableResult
    mutating func move(_ transfer: Transfer, keeps: Bool = true) throws -> [Part] {
        draw(transfer)
        let total = drawn.total
        guard total == transfer.debit else { throw Self.imbalance("a payment of \(transfer.debit) was made up of \(total)") }
        guard keeps else { return drawn }
        let payee = receive(transfer)
        let sameMoney = transfer.creditCurrency == transfer.debitCurrency && transfer.credit == transfer.debit
        accounts[payee].holding.add(sameMoney ? drawn : drawn.rescaled(to: transfer.credit))
        accounts[payee].holding.compact(to: partLimit, with: &merger, in: &provenances)
        return drawn
    }

    /// Takes a payment from its payer where nobody asks what it was made of: the payer's accounts hold the same as after ``move(_:keeps:)``.
    ///
    /// - Parameter isLast: Whether nobody asks about any later payment of the payer either: then only sums are kept.
    mutating func spend(_ transfer: Transfer, isLast: Bool) {
        let account = number(party: transfer.payer, currency: transfer.debitCurrency)
        if isLast { accounts[account].holding.forget() }
        var short = transfer.debit - accounts[account].holding.spend(transfer.debit)
        if short > 0 {
            forEachPurchase(upTo: &short, for: account, transfer) { book, other, given, got in
                _ = book.accounts[other].holding.spend(given)
                return got
            }
        }
        accounts[account].own += short
        accounts[account].paidOn += transfer.debit
    }

    /// Adds a payment to what its payee holds, where nobody asks about any later payment of the payee.
    mutating func count(_ transfer: Transfer) {
        let payee = receive(transfer)
        accounts[payee].holding.count(transfer.credit)
    }

    /// The number of the payee's account, which received the transfer.
    private mutating func receive(_ transfer: Transfer) -> Int {
        while hasReceived.count <= Int(transfer.payee) { hasReceived.append(false) }
        hasReceived[Int(transfer.payee)] = true
        let payee = number(party: transfer.payee, currency: transfer.creditCurrency)
        accounts[payee].received += transfer.credit
        return payee
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

    /// Puts into `drawn` what the payment is made of.
    private mutating func draw(_ transfer: Transfer) {
        let account = number(party: transfer.payer, currency: transfer.debitCurrency)
        drawn.removeAll(keepingCapacity: true)
        var short = transfer.debit - accounts[account].holding.take(transfer.debit, into: &drawn)
        if short > 0 {
            forEachPurchase(upTo: &short, for: account, transfer) { book, other, given, got in
                let bought = book.accounts[other].holding.take(given).rescaled(to: got)
                for part in bought { book.drawn.put(part) }
                return bought.total
            }
        }
        accounts[account].own += short
        accounts[account].paidOn += transfer.debit
        let own = ownMoney(of: transfer.payer)
        if startingPoints.contains(transfer.payer) {
            drawn.removeAll(keepingCapacity: true)
            drawn.append(Part(provenance: own, amount: transfer.debit))
            return
        }
        passOn(via: transfer.payer, own: Part(provenance: own, amount: short))
    }

    /// Extends the ways of what was drawn by the payer, and adds its own money. Ways are extended only once small parts are merged.
    private mutating func passOn(via payer: Int32, own: Part) {
        var parts = drawn
        drawn = []
        let count = parts.withUnsafeMutableBufferPointer { parts in
            var end = 0
            for index in parts.indices {
                var part = parts[index]
                part.provenance =
                    provenances.isToldOn(part.provenance) ? ~part.provenance : provenances.extended(part.provenance, via: payer)
                if end > 0, parts[end - 1].provenance == part.provenance {
                    parts[end - 1].amount += part.amount
                } else {
                    parts[end] = part
                    end += 1
                }
            }
            return end
        }
        parts.removeLast(parts.count - count)
        parts.put(own)
        if method == .proRata { parts = merged(parts) }
        merger.merge(&parts, to: partLimit, in: &provenances)
        parts.withUnsafeMutableBufferPointer { parts in
            for index in parts.indices where parts[index].provenance < 0 {
                parts[index].provenance = provenances.extended(~parts[index].provenance, via: payer)
            }
        }
        drawn = parts
    }

    /// What the payer's other currencies give for what is `short` in the transfer's, in the order in which it first held them, until nothing is
    /// short. The units given are rounded up.
    ///
    /// - Parameter buy: Takes `given` from the account `other`, and answers what came of it: `got`.
    private mutating func forEachPurchase(
        upTo short: inout Int128, for account: Int, _ transfer: Transfer,
        _ buy: (_ book: inout AccountBook, _ other: Int, _ given: Int128, _ got: Int128) -> Int128
    ) {
        guard Int(transfer.payer) < hasReceived.count, hasReceived[Int(transfer.payer)] else { return }
        var next = firstAccount[Int(transfer.payer)]
        while next >= 0, short > 0 {
            let other = Int(next)
            next = nextAccount[other]
            let held = accounts[other].holding.total
            guard other != account, held > 0,
                let worth = exchange(held, accounts[other].currency, accounts[account].currency, transfer.day), worth > 0
            else { continue }
            let got = min(worth, short)
            var given = held
            if worth > short {
                let (quotient, remainder) = Proportion.multiply(held, short, dividedBy: worth)
                given = min(held, quotient + (remainder > 0 ? 1 : 0))
            }
            accounts[other].exchangedOut += given
            accounts[account].exchangedIn += got
            short -= buy(&self, other, given, got)
        }
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
