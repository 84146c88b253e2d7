internal import PipelineModel

/// Sums what linked payments were made of into flows per campaign, origin, path, creator and currency.
struct CampaignFlows {
    private struct Key: Hashable {
        var campaign: Int32
        var creator: PartyID
        var currency: Int32
        var provenance: Int32

        func hash(into hasher: inout Hasher) {
            hasher.combine(UInt64(UInt32(bitPattern: campaign)) << 32 | UInt64(creator.rawValue))
            hasher.combine(UInt64(UInt32(bitPattern: currency)) << 32 | UInt64(UInt32(bitPattern: provenance)))
        }
    }

    let findings: Findings
    let ledger: TransferLedger
    let method: FlowMethod

    /// - Parameter links: Indices of those whose money is asked for.
    func flows(_ links: [Int], _ compositions: LinkedCompositions, _ book: inout AccountBook) throws -> TracedFlows {
        var sums: [Key: Int128] = [:]
        for index in links {
            let link = findings.links[index]
            let payment = findings.payments[link.payment]
            guard let creator = link.creator, let currency = ledger.number(of: payment.currency) else { continue }
            let amount = ledger.units(payment.amount, in: payment.currency)
            let parts = compositions.parts(of: link.payment)
            let total = parts.reduce(Int128(0)) { $0 + $1.amount }
            guard total <= abs(amount) else { throw AccountBook.imbalance("payment \(payment.id) was made up of another amount") }
            let own = Part(provenance: book.ownMoney(of: Int32(bitPattern: payment.payer.rawValue)), amount: abs(amount) - total)
            func add(_ part: Part, _ share: CampaignShare) {
                let key = Key(
                    campaign: Int32(share.campaign), creator: creator, currency: Int32(currency), provenance: part.provenance)
                sums[key, default: 0] += amount < 0 ? -part.amount : part.amount
            }
            if link.campaigns.count == 1 {
                // Nothing to be split.
                guard link.campaigns[0].grade >= .probable else { continue }
                for part in parts { add(part, link.campaigns[0]) }
                if own.amount > 0 { add(own, link.campaigns[0]) }
                continue
            }
            let weights = link.campaigns.map { Int128(max(0, $0.weight)) }
            let equal = weights.allSatisfy { $0 == 0 } ? weights.map { _ in Int128(1) } : weights
            let shares = Proportion.split(abs(amount), over: equal, sum: equal.reduce(0, +))
            var rest = Holding(method: .proRata)
            rest.add(parts + [own])
            for (share, units) in zip(link.campaigns, shares) {
                for part in rest.take(units) where share.grade >= .probable { add(part, share) }
            }
        }
        let flows = sums.filter { $0.value != 0 }.map { key, amount in flow(key, amount, book.provenances) }
        return TracedFlows(method: method, flows: sorted(flows), balances: balances(flows, book))
    }

    private func flow(_ key: Key, _ amount: Int128, _ provenances: ProvenanceTable) -> Flow {
        Flow(
            campaign: Int(key.campaign), origin: provenances.origin(of: key.provenance).map(PartyID.init(number:)),
            path: provenances.path(of: key.provenance).map(PartyID.init(number:)), isOtherPaths: provenances.isBucket(key.provenance),
            creator: key.creator, amount: amount, currency: ledger.currencies[Int(key.currency)], method: method)
    }

    /// By campaign id, origin id, path, creator id and currency. Parties are numbered in the order of their ids. What is moved about is
    /// numbers.
    private func sorted(_ flows: [Flow]) -> [Flow] {
        struct Place {
            var campaign: Int
            var origin: Int
            var flow: Int
        }
        let campaigns = findings.configuration.campaigns
        var ranks = Array(repeating: 0, count: campaigns.count)
        let byID = campaigns.indices.sorted { campaigns[$0].id < campaigns[$1].id }
        for (rank, campaign) in byID.enumerated() { ranks[campaign] = rank }
        func path(_ flow: Flow) -> [UInt32] { flow.isOtherPaths ? [.max] : flow.path.map(\.rawValue) }
        func precedes(_ left: Flow, _ right: Flow) -> Bool {
            if left.path != right.path || left.isOtherPaths != right.isOtherPaths {
                return path(left).lexicographicallyPrecedes(path(right))
            }
            if left.creator != right.creator { return left.creator.rawValue < right.creator.rawValue }
            return left.currency.code < right.currency.code
        }
        let places = flows.indices.map { index in
            Place(
                campaign: flows[index].campaign.map { ranks[$0] } ?? -1, origin: flows[index].origin.map { Int($0.rawValue) } ?? -1,
                flow: index)
        }
        return places.sorted { left, right in
            if left.campaign != right.campaign { return left.campaign < right.campaign }
            if left.origin != right.origin { return left.origin < right.origin }
            return precedes(flows[left.flow], flows[right.flow])
        }.map { flows[$0.flow] }
    }

    private func balances(_ flows: [Flow], _ book: AccountBook) -> [NodeBalance] {
        var passed: Set<PartyID> = []
        for flow in flows {
            if let origin = flow.origin { passed.insert(origin) }
            for party in flow.path { passed.insert(party) }
        }
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
