public import PipelineModel

/// Follows money through a run's payments by one method.
///
/// Per party and currency there is an account. What a party receives are deposits, each with its provenance: the origin and the
/// intermediaries that it passed. What a party pays is taken from its deposits by the method; what it pays beyond all that it holds is its
/// own. All amounts are integers, and every account is checked to balance.
public struct FlowTracer {
    let findings: Findings
    let converter: any AmountConverter
    let method: FlowMethod
    /// Intermediaries on a way before it is counted among its origin's other paths.
    static let maximumDepth: Int32 = 24

    public init(findings: Findings, converter: any AmountConverter, method: FlowMethod = .fifo) {
        self.findings = findings
        self.converter = converter
        self.method = method
    }

    /// Where the campaigns' money came from: for every payment to a creator that is linked at least `probable`, the parts that it was made
    /// of. The flows of a campaign to a creator add up to what is linked to it, per currency of payment.
    ///
    /// - Throws: ``Problem``: internal error where money were not conserved, data refused where amounts are too large to be added up.
    public func campaignFlows() throws -> TracedFlows { try campaignFlows(tellingAllApart: false) }

    /// - Parameter tellingAllApart: Whether every payment is told apart into its parts, also those that nobody asks about. The flows are the
    ///   same.
    func campaignFlows(tellingAllApart: Bool) throws -> TracedFlows {
        let all = findings.links
        let links = all.indices.filter { all[$0].creator != nil && all[$0].campaigns.contains { $0.grade >= .probable } }
        guard let lastDay = links.lazy.map({ findings.payments[all[$0].payment].day }).max() else { return TracedFlows(method: method) }
        let payers = Set(links.lazy.map { findings.payments[all[$0].payment].payer })
        let selected = Reach.payments(of: findings, into: payers, until: lastDay)
        let ledger = try TransferLedger(findings, converter: converter, selected: selected)
        var book = makeBook(ledger)
        var compositions = LinkedCompositions(payments: links.map { all[$0].payment }, in: findings)
        // What a payment that is taken back was made of is told by what it undoes.
        let payments = findings.payments
        let asked = AskedTransfers(ledger, findings) { [compositions] in compositions.isNoted($0) && !payments[$0].amount.isNegative }
        var isShown = findings.parties.parties.indices.map { asked.matters(Int32($0)) }
        for payer in payers where asked.pays(Int32(bitPattern: payer.rawValue)) { isShown[Int(payer.rawValue)] = true }
        for (place, index) in ledger.order.enumerated() {
            let transfer = ledger.transfer(Int(index))
            let isNoted = compositions.isNoted(transfer.payment)
            guard !tellingAllApart else {
                let parts = try book.move(transfer)
                if isNoted { compositions.note(parts, transfer, in: findings) }
                continue
            }
            let need = asked.need(transfer, at: place)
            var parts: [Part] = []
            var isKept = false
            switch need {
            case .parts(let keeps):
                parts = try book.move(transfer, keeps: keeps)
                isKept = keeps
            case .sum(let isLast): book.spend(transfer, isLast: isLast)
            case .nothing: if isShown[Int(transfer.payer)] { book.spend(transfer, isLast: true) }
            }
            if isNoted { compositions.note(parts, transfer, in: findings) }
            if !isKept, isShown[Int(transfer.payee)] { book.count(transfer) }
        }
        try book.requireBalance()
        let flows = CampaignFlows(findings: findings, ledger: ledger, method: method)
        return try flows.flows(links, compositions, &book)
    }

    func makeBook(_ ledger: TransferLedger, startingPoints: Set<Int32> = []) -> AccountBook {
        let converter = converter
        return AccountBook(
            method: method, startingPoints: startingPoints, partLimit: Self.partLimit(transfers: ledger.order.count),
            maximumDepth: Self.maximumDepth
        ) { amount, from, to, day in ledger.exchange(amount, from: from, to: to, on: day, converter) }
    }

    /// How many parts a payment may be told apart into: fewer where there are many payments, so that tracing takes seconds at worst.
    static func partLimit(transfers: Int) -> Int { max(64, min(2048, 4_000_000 / max(1, transfers))) }
}
