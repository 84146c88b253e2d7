internal import PipelineModel

/// Payments from clusters, and from the entries that stand alone.
struct PaymentBuilder {
    let entries: [Entry]
    let identities: [UInt64]
    let parties: PartyTable
    let mentions: MentionTable

    /// Sorted by day and id.
    func payments(_ clusters: [Cluster]) -> [Payment] {
        // Per entry the cluster it counts for, -1 for none, -2 for one that another entry of its cluster speaks for.
        var clusterOf = [Int32](repeating: -1, count: entries.count)
        for (index, cluster) in clusters.enumerated() {
            for (position, entry) in cluster.entries.enumerated() { clusterOf[entry] = position == 0 ? Int32(index) : -2 }
        }
        var order: [(day: Int32, id: UInt64, entry: Int32)] = []
        order.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() where clusterOf[index] != -2 {
            var id = identities[index]
            if clusterOf[index] >= 0 { id = clusters[Int(clusterOf[index])].entries.lazy.map { identities[$0] }.min() ?? id }
            let day = clusterOf[index] >= 0 ? self.day(clusters[Int(clusterOf[index])]) : entry.day
            order.append((day.number, id, Int32(index)))
        }
        order.sort { ($0.day, $0.id) < ($1.day, $1.id) }
        return order.map { item in
            let entry = Int(item.entry)
            return clusterOf[entry] < 0 ? single(entry, item.id) : joined(clusters[Int(clusterOf[entry])], entry, item.id)
        }
    }

    private func single(_ index: Int, _ id: UInt64) -> Payment {
        let entry = entries[index]
        return Payment(
            id: Self.id(id), day: entry.day, payer: parties[entry.payer].party, payee: parties[entry.payee].party,
            payerMention: entry.payer,
            payeeMention: entry.payee, amount: entry.amount, currency: entry.currency, executedAmount: entry.executedAmount,
            executedCurrency: entry.executedCurrency, platform: entry.platform,
            references: entry.reference.isEmpty ? [] : [entry.reference],
            entries: [index])
    }

    private func joined(_ cluster: Cluster, _ first: Int, _ id: UInt64) -> Payment {
        var payment = single(first, id)
        payment.day = day(cluster)
        payment.entries = cluster.entries
        payment.agreement = cluster.agreement
        payment.evidence = cluster.evidence
        for other in cluster.entries.dropFirst().map({ entries[$0] }) {
            if speaks(other.payer) > speaks(payment.payerMention) { payment.payerMention = other.payer }
            if speaks(other.payee) > speaks(payment.payeeMention) { payment.payeeMention = other.payee }
        }
        payment.payer = parties[payment.payerMention].party
        payment.payee = parties[payment.payeeMention].party
        for other in cluster.entries.dropFirst().map({ entries[$0] }) {
            if !other.reference.isEmpty, !payment.references.contains(other.reference) { payment.references.append(other.reference) }
            if payment.platform.isEmpty { payment.platform = other.platform }
            // The other side's books say what arrived in its currency.
            if payment.executedCurrency.isEmpty, other.currency != payment.currency {
                payment.executedAmount = other.amount
                payment.executedCurrency = other.currency
            }
        }
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

    /// `p-` and 16 hexadecimal digits.
    static func id(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return "p-" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
