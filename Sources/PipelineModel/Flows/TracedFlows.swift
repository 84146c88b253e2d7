/// The flows of a run by one method, and the balances of the parties that the money passed.
public struct TracedFlows: Sendable {
    public var method: FlowMethod
    /// Sorted by campaign id, origin id, path, creator id, currency: the order of `flows.csv`.
    public var flows: [Flow]
    /// Of every payer and intermediary of the campaigns' money, up to the day of the last payment to a creator; sorted by party id and
    /// currency.
    public var balances: [NodeBalance]

    public init(method: FlowMethod, flows: [Flow] = [], balances: [NodeBalance] = []) {
        self.method = method
        self.flows = flows
        self.balances = balances
    }
}
