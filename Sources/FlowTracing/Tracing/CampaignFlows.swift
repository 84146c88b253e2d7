internal import PipelineModel

/// Sums what linked payments were made of into flows per campaign, origin, path, creator and currency.
struct CampaignFlows {
    private struct Key: Hashable {
        var campaign: Int
        var creator: PartyID
        var currency: Int
        var provenance: Int32
    }

    let findings: Findings
    let ledger: TransferLedger
    let method: FlowMethod

    func flows(_ links: [PaymentLink], _ compositions: LinkedCompositions, _ book: inout AccountBook) throws -> TracedFlows {
        var sums: [Key: Int128] = [:]
        for link in links {
            let payment = findings.payments[link.payment]
            guard let creator = link.creator, let currency = ledger.number(of: payment.currency) else { continue }
            let amount = ledger.units(payment.amount, in: payment.currency)
            var parts = compositions.parts[link.payment] ?? []
            let own = book.ownMoney(of: Int32(bitPattern: payment.payer.rawValue))
            parts.put(Part(provenance: own, amount: abs(amount) - parts.total))
            guard parts.total == abs(amount) else { throw AccountBook.imbalance("payment \(payment.id) was made up of another amount") }
            func add(_ part: Part, _ share: CampaignShare) {
                let key = Key(campaign: share.campaign, creator: creator, currency: currency, provenance: part.provenance)
                sums[key, default: 0] += amount < 0 ? -part.amount : part.amount
            }
            if link.campaigns.count == 1 {
                // Nothing to be split.
                if link.campaigns[0].grade >= .probable { for part in parts { add(part, link.campaigns[0]) } }
                continue
            }
            let weights = link.campaigns.map { Int128(max(0, $0.weight)) }
            let equal = weights.allSatisfy { $0 == 0 } ? weights.map { _ in Int128(1) } : weights
            let shares = Proportion.split(abs(amount), over: equal, sum: equal.reduce(0, +))
            var rest = Holding(method: .proRata)
            rest.add(parts)
            for (share, units) in zip(link.campaigns, shares) {
                for part in rest.take(units) where share.grade >= .probable { add(part, share) }
            }
        }
        let flows = sums.filter { $0.value != 0 }.map { key, amount in flow(key, amount, book.provenances) }
        return TracedFlows(method: method, flows: sorted(flows), balances: balances(flows, book))
    }

    private func flow(_ key: Key, _ amount: Int128, _ provenances: ProvenanceTable) -> Flow {
        Flow(
            campaign: key.campaign, origin: provenances.origin(of: key.provenance).map(PartyID.init(number:)),
            path: provenances.path(of: key.provenance).map(PartyID.init(number:)), isOtherPaths: provenances.isBucket(key.provenance),
            creator: key.creator, amount: amount, currency: ledger.currencies[key.currency], method: method)
    }

    /// By campaign id, origin id, path, creator id and currency. Parties are numbered in the order of their ids.
    private func sorted(_ flows: [Flow]) -> [Flow] {
        let campaigns = findings.configuration.campaigns
        func path(_ flow: Flow) -> [UInt32] { flow.isOtherPaths ? [.max] : flow.path.map(\.rawValue) }
        return flows.sorted { left, right in
            if left.campaign != right.campaign {
                return left.campaign.map { campaigns[$0].id } ?? "" < right.campaign.map { campaigns[$0].id } ?? ""
            }
            let (from, to) = (left.origin.map { Int($0.rawValue) } ?? -1, right.origin.map { Int($0.rawValue) } ?? -1)
            if from != to { return from < to }
            if left.path != right.path || left.isOtherPaths != right.isOtherPaths {
                return path(left).lexicographicallyPrecedes(path(right))
            }
            if left.creator != right.creator { return left.creator.rawValue < right.creator.rawValue }
            return left.currency.code < right.currency.code
        }
    }

    private func balances(_ flows: [Flow], _ book: AccountBook) -> [NodeBalance] {
        let passed = Set(flows.flatMap { ($0.origin.map { [$0] } ?? []) + $0.path })
        return book.balances(ledger.currencies).filter { passed.contains($0.party) }
            .sorted { (findings.parties[$0.party].id, $0.currency.code) < (findings.parties[$1.party].id, $1.currency.code) }
    }
}

extension PartyID {
    init(number: Int32) { self.init(rawValue: UInt32(bitPattern: number)) }
}

extension AccountBook {
    func balances(_ currencies: [Currency]) -> [NodeBalance] {
        accounts.map {
            NodeBalance(
                party: PartyID(number: $0.party), currency: currencies[$0.currency], received: $0.received, own: $0.own,
                exchangedIn: $0.exchangedIn, exchangedOut: $0.exchangedOut, paidOn: $0.paidOn, kept: $0.holding.total)
        }
    }
}
