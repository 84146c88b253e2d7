/// What passed through one party in one currency. `received + own + exchangedIn = paidOn + exchangedOut + kept` always holds.
///
/// Amounts are in units of 10^-`currency.minorUnits`.
public struct NodeBalance: Hashable, Sendable {
    public var party: PartyID
    public var currency: Currency
    /// What others paid it.
    public var received: Int128
    /// What it paid beyond all that it held: its own money, as far as the ledgers show.
    public var own: Int128
    /// What it got in this currency for money held in others, at the reference rate of the day.
    public var exchangedIn: Int128
    /// What it gave in this currency for others.
    public var exchangedOut: Int128
    /// What it paid to others.
    public var paidOn: Int128
    /// What it received and did not pay on.
    public var kept: Int128

    public init(
        party: PartyID, currency: Currency, received: Int128 = 0, own: Int128 = 0, exchangedIn: Int128 = 0, exchangedOut: Int128 = 0,
        paidOn: Int128 = 0, kept: Int128 = 0
    ) {
        self.party = party
        self.currency = currency
        self.received = received
        self.own = own
        self.exchangedIn = exchangedIn
        self.exchangedOut = exchangedOut
        self.paidOn = paidOn
        self.kept = kept
    }

    public var balances: Bool { received + own + exchangedIn == paidOn + exchangedOut + kept }
}
