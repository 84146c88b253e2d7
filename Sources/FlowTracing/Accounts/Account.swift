/// One party's money in one currency, and what passed through it.
struct Account {
    let party: Int32
    let currency: Int
    var holding: Holding
    var received: Int128 = 0
    var own: Int128 = 0
    var exchangedIn: Int128 = 0
    var exchangedOut: Int128 = 0
    var paidOn: Int128 = 0

    /// Nothing came from nowhere and nothing went missing, and the parts add up to what is held.
    var balances: Bool {
        received + own + exchangedIn == paidOn + exchangedOut + holding.total
            && (!holding.tellsApart || holding.held.reduce(Int128(0)) { $0 + $1.amount } == holding.total)
    }
}
