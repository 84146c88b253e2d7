public import PipelineModel

extension FlowTracer {
    /// Follows the money of `parties` on, or back. All of the run's payments count, linked or not.
    ///
    /// Traced forwards, all that these parties pay is theirs, wherever they had it from; money that comes back to one of them ends there,
    /// so that nothing is followed twice. Traced back, the ways end at those who paid from their own.
    ///
    /// - Parameter campaign: The index of a campaign; then only money counts that reached its creators, by payments that are linked to it at
    ///   least `probable`: a way's sums are what of it came to them, and its payments and days those of the last step.
    /// - Throws: ``Problem`` as ``campaignFlows()`` does.
    public func trace(_ direction: TraceDirection, _ parties: Set<PartyID>, campaign: Int? = nil) throws -> FlowTree {
        let linked = campaign.map { campaign in
            Set(
                findings.links.lazy.filter {
                    $0.creator != nil && $0.campaigns.contains { $0.campaign == campaign && $0.grade >= .probable }
                }.map(\.payment))
        }
        return switch direction {
        case .from: try traceOn(from: parties, reaching: linked)
        case .to: try traceBack(to: parties, reaching: linked)
        }
    }

    /// What a sum is worth in the first reporting currency, for putting the largest first.
    private func worth(_ sum: FlowTree.Sum) -> Int128 {
        guard let target = findings.configuration.reporting.currencies.first, let mantissa = Int64(exactly: sum.amount),
            let scale = UInt8(exactly: sum.currency.minorUnits)
        else { return 0 }
        let amount = ExactDecimal(mantissa: mantissa, scale: scale)
        if sum.currency.code == target {
            return converter.currency(target).flatMap { amount.rounded(to: $0.minorUnits) }.map { Int128($0.mantissa) } ?? 0
        }
        return converter.convert(amount, from: sum.currency.code, to: target, on: sum.last).map { Int128($0.minorUnits) } ?? 0
    }

    /// The balances of every party in every currency, over all payments; sorted by party id and currency.
    ///
    /// - Throws: ``Problem`` as ``campaignFlows()`` does.
    public func balances() throws -> [NodeBalance] {
        let ledger = try TransferLedger(findings, converter: converter)
        var book = makeBook(ledger)
        for transfer in ledger.transfers { _ = try book.move(transfer) }
        try book.requireBalance()
        return book.balances(ledger.currencies).sorted {
            (findings.parties[$0.party].id, $0.currency.code) < (findings.parties[$1.party].id, $1.currency.code)
        }
    }

    private func traceOn(from parties: Set<PartyID>, reaching linked: Set<Int>?) throws -> FlowTree {
        let ledger = try TransferLedger(findings, converter: converter, selected: Reach.payments(of: findings, from: parties))
        var book = makeBook(ledger, startingPoints: Set(parties.map { Int32(bitPattern: $0.rawValue) }))
        var tree = FlowTree(direction: .from, method: method)
        for party in parties.sorted(by: { findings.parties[$0].id < findings.parties[$1].id }) { _ = tree.node(under: -1, party) }
        for transfer in ledger.transfers {
            for part in try book.move(transfer) {
                if let linked, !linked.contains(transfer.payment) { continue }
                guard let node = tree.node(of: part, at: transfer.payee, book.provenances) else { continue }
                let currency = ledger.currencies[transfer.debitCurrency]
                tree.add(part.amount, currency, of: transfer.payment, on: transfer.day, to: node)
                guard linked != nil else { continue }
                for above in tree.nodes(above: node) {
                    tree.add(part.amount, currency, of: transfer.payment, on: transfer.day, to: above)
                }
            }
        }
        try book.requireBalance()
        for account in book.accounts where linked == nil {
            for part in account.holding.held {
                guard let node = tree.node(of: part, at: account.party, book.provenances) else { continue }
                tree.keep(part.amount, ledger.currencies[account.currency], at: node)
            }
        }
        tree.sort(findings.parties, worth: worth)
        return tree
    }

    private func traceBack(to parties: Set<PartyID>, reaching linked: Set<Int>?) throws -> FlowTree {
        var tree = FlowTree(direction: .to, method: method)
        for party in parties.sorted(by: { findings.parties[$0].id < findings.parties[$1].id }) { _ = tree.node(under: -1, party) }
        let received = findings.payments.filter { parties.contains($0.amount.isNegative ? $0.payer : $0.payee) }
        guard let lastDay = received.map(\.day).max() else { return tree }
        let selected = Reach.payments(of: findings, into: parties, until: lastDay)
        let ledger = try TransferLedger(findings, converter: converter, selected: selected)
        var book = makeBook(ledger)
        let payments = findings.payments
        let asked = AskedTransfers(ledger, findings) {
            parties.contains(PartyID(rawValue: UInt32(payments.payee(at: $0)))) && linked?.contains($0) ?? true
        }
        for (place, index) in ledger.order.enumerated() {
            let transfer = ledger.transfer(Int(index))
            var parts: [Part] = []
            switch asked.need(transfer, at: place) {
            case .parts(let keeps): parts = try book.move(transfer, keeps: keeps)
            case .sum(let isLast): book.spend(transfer, isLast: isLast)
            case .nothing: break
            }
            guard parties.contains(PartyID(number: transfer.payee)), linked?.contains(transfer.payment) ?? true else { continue }
            let currency = ledger.currencies[transfer.debitCurrency]
            for part in parts {
                let origin = book.provenances.origin(of: part.provenance).map(PartyID.init(number:))
                var way: [PartyID?] = book.provenances.path(of: part.provenance).reversed().map(PartyID.init(number:))
                if book.provenances.isBucket(part.provenance) { way.append(nil) }
                if let origin { way.append(origin) }
                var node = tree.node(under: -1, PartyID(number: transfer.payee))
                for party in way {
                    node = tree.node(under: node, party)
                    tree.add(part.amount, currency, of: transfer.payment, on: transfer.day, to: node)
                }
            }
        }
        try book.requireBalance()
        tree.sort(findings.parties, worth: worth)
        return tree
    }
}

extension FlowTree {
    /// The node for a part that arrived at `party`, or nil where it is not the starting points' money.
    fileprivate mutating func node(of part: Part, at party: Int32, _ provenances: ProvenanceTable) -> Int? {
        guard let origin = provenances.origin(of: part.provenance) else { return nil }
        var index = node(under: -1, PartyID(number: origin))
        if provenances.isBucket(part.provenance) { index = node(under: index, nil) }
        for party in provenances.path(of: part.provenance) { index = node(under: index, PartyID(number: party)) }
        return node(under: index, PartyID(number: party))
    }
}
