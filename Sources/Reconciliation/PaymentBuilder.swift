internal import PipelineModel

/// Payments from clusters, and from the entries that stand alone.
struct PaymentBuilder {
    let entries: [Entry]
    let identities: [UInt64]
    let parties: PartyTable
    let mentions: MentionTable
    let workers: Workers

    /// So many payments are made at a time.
    private static let partSize = 65_536
    private static let fetchedAtOnce = 128

    /// Sorted by day and id.
    func payments(_ clusters: [Cluster]) -> [Payment] {
        // Per entry the cluster it counts for, -1 for none, -2 for one that another entry of its cluster speaks for.
        var clusterOf: [Int32] = clusters.isEmpty ? [] : Array(repeating: -1, count: entries.count)
        for (index, cluster) in clusters.enumerated() {
            for (position, entry) in cluster.entries.enumerated() { clusterOf[entry] = position == 0 ? Int32(index) : -2 }
        }
        let order = PaymentOrder.sort(items(clusters, clusterOf), workers: workers)
        let partyOf = parties.matches.map(\.party)
        return workers.list(order.count, partSize: Self.partSize) { [clusterOf] range, payments in
            // Entries come in no order of theirs. They are fetched before they are worked on, so that the processor waits for many at once.
            var fetched: [Entry] = []
            for some in Workers.parts(of: range, size: Self.fetchedAtOnce) {
                fetched.removeAll(keepingCapacity: true)
                for item in order[some] { fetched.append(entries[Int(item.entry)]) }
                for (item, entry) in zip(order[some], fetched) {
                    let index = Int(item.entry)
                    let cluster = clusterOf.isEmpty ? -1 : Int(clusterOf[index])
                    let payment = single(entry, index, item.id, partyOf)
                    payments.append(cluster < 0 ? payment : joined(clusters[cluster], payment))
                }
            }
        }
    }

    /// What payments are sorted by, part by part of the entries.
    private func items(_ clusters: [Cluster], _ clusterOf: [Int32]) -> [[PaymentOrder.Item]] {
        let parts = Workers.parts(of: entries.indices, size: Self.partSize)
        return workers.map(parts.count) { part in
            var items: [PaymentOrder.Item] = []
            items.reserveCapacity(parts[part].count)
            for index in parts[part] {
                let cluster = clusterOf.isEmpty ? -1 : Int(clusterOf[index])
                if cluster == -2 { continue }
                var id = identities[index]
                if cluster >= 0 { id = clusters[cluster].entries.lazy.map { identities[$0] }.min() ?? id }
                let day = cluster >= 0 ? self.day(clusters[cluster]) : entries[index].day
                items.append(PaymentOrder.Item(id: id, day: day.number, entry: UInt32(index)))
            }
            return items
        }
    }

    private func single(_ entry: Entry, _ index: Int, _ id: UInt64, _ partyOf: [PartyID]) -> Payment {
        var payment = Payment(
            number: PaymentID(rawValue: id), day: entry.day, payer: partyOf[Int(entry.payer.rawValue)],
            payee: partyOf[Int(entry.payee.rawValue)], payerMention: entry.payer, payeeMention: entry.payee, amount: entry.amount,
            currency: entry.currency, platform: entry.platform, reference: entry.reference, entry: index)
        if !entry.executedCurrency.isEmpty {
            payment.executedAmount = entry.executedAmount
            payment.executedCurrency = entry.executedCurrency
        }
        return payment
    }

    private func joined(_ cluster: Cluster, _ first: Payment) -> Payment {
        var payment = first
        payment.day = day(cluster)
        payment.entries = ShortList(cluster.entries)
        payment.agreement = cluster.agreement
        payment.evidence = cluster.evidence
        for other in cluster.entries.dropFirst().map({ entries[$0] }) {
            if speaks(other.payer) > speaks(payment.payerMention) { payment.payerMention = other.payer }
            if speaks(other.payee) > speaks(payment.payeeMention) { payment.payeeMention = other.payee }
        }
        payment.payer = parties[payment.payerMention].party
        payment.payee = parties[payment.payeeMention].party
        var references = Array(payment.references)
        for other in cluster.entries.dropFirst().map({ entries[$0] }) {
            if !other.reference.isEmpty, !references.contains(other.reference) { references.append(other.reference) }
            if payment.platform.isEmpty { payment.platform = other.platform }
            // The other side's books say what arrived in its currency.
            if payment.executedCurrency.isEmpty, other.currency != payment.currency {
                payment.executedAmount = other.amount
                payment.executedCurrency = other.currency
            }
        }
        payment.references = ShortList(references)
        return payment
    }

    /// The day the money left the payer: the earliest that a witness gives.
    private func day(_ cluster: Cluster) -> Day { cluster.entries.lazy.map { entries[$0].day }.min() ?? Day(number: 0) }

    /// How well a mention tells who is meant: a creator above others, a sure match above namesakes, a named end above a bare one.
    private func speaks(_ mention: MentionID) -> (Int, Double) {
        let who = mentions[mention]
        guard !(who.name.isEmpty && who.account.isEmpty && who.handle.isEmpty) else { return (0, 0) }
        let match = parties[mention]
        guard match.candidates.isEmpty else { return (1, match.probability) }
        return (parties[match.party].isCreator ? 3 : 2, match.probability)
    }
}
