public import PipelineModel

extension FlowTracer {
    /// Follows the money of `parties` on, or back. All of the run's payments count, linked or not.
    ///
    /// Traced forwards, all that these parties pay is theirs, wherever they had it from; money that comes back to one of them ends there,
    /// so that nothing is followed twice. Traced back, the ways end at those who paid from their own.
    ///
    /// - Throws: ``Problem`` as ``campaignFlows()`` does.
    public func trace(_ direction: TraceDirection, _ parties: Set<PartyID>) throws -> FlowTree {
        switch direction {
        case .from: try traceOn(from: parties)
        case .to: try traceBack(to: parties)
        }
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

    private func traceOn(from parties: Set<PartyID>) throws -> FlowTree {
        let ledger = try TransferLedger(findings, converter: converter, selected: Reach.payments(of: findings, from: parties))
        var book = makeBook(ledger, startingPoints: Set(parties.map { Int32(bitPattern: $0.rawValue) }))
        var tree = FlowTree(direction: .from, method: method)
        for party in parties.sorted(by: { findings.parties[$0].id < findings.parties[$1].id }) { _ = tree.node(under: -1, party) }
        for transfer in ledger.transfers {
            for part in try book.move(transfer) {
                guard let node = tree.node(of: part, at: transfer.payee, book.provenances) else { continue }
                tree.add(part.amount, ledger.currencies[transfer.debitCurrency], on: transfer.day, to: node)
            }
        }
        try book.requireBalance()
        for account in book.accounts {
            for part in account.holding.held {
                guard let node = tree.node(of: part, at: account.party, book.provenances) else { continue }
                tree.keep(part.amount, ledger.currencies[account.currency], at: node)
            }
        }
        tree.sort(findings.parties)
        return tree
    }

    private func traceBack(to parties: Set<PartyID>) throws -> FlowTree {
        var tree = FlowTree(direction: .to, method: method)
        for party in parties.sorted(by: { findings.parties[$0].id < findings.parties[$1].id }) { _ = tree.node(under: -1, party) }
        let received = findings.payments.filter { parties.contains($0.amount.isNegative ? $0.payer : $0.payee) }
        guard let lastDay = received.map(\.day).max() else { return tree }
        let selected = Reach.payments(of: findings, into: parties, until: lastDay)
        let ledger = try TransferLedger(findings, converter: converter, selected: selected)
        var book = makeBook(ledger)
        for transfer in ledger.transfers {
            let parts = try book.move(transfer)
            guard parties.contains(PartyID(number: transfer.payee)) else { continue }
            for part in parts {
                let origin = book.provenances.origin(of: part.provenance).map(PartyID.init(number:))
                var way: [PartyID?] = book.provenances.path(of: part.provenance).reversed().map(PartyID.init(number:))
                if book.provenances.isBucket(part.provenance) { way.append(nil) }
                if let origin { way.append(origin) }
                var node = tree.node(under: -1, PartyID(number: transfer.payee))
                for party in way {
                    node = tree.node(under: node, party)
                    tree.add(part.amount, ledger.currencies[transfer.debitCurrency], on: transfer.day, to: node)
                }
            }
        }
        try book.requireBalance()
        tree.sort(findings.parties)
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
