internal import PipelineModel

extension PageIndexWriter {
    /// How many mentions of a party are kept; the rest is counted by nobody and named by everybody.
    private static let mostMentions = 200

    func writeParties(_ currencies: [TextID: Int]) throws {
        let parties = findings.parties.parties
        var paid = [Int](repeating: 0, count: parties.count)
        var received = paid
        for payment in findings.payments {
            paid[Int(payment.payer.rawValue)] += 1
            received[Int(payment.payee.rawValue)] += 1
        }
        try insert("party", 7) { add in
            for (number, party) in parties.enumerated() {
                try add([
                    number, party.id, party.name, party.kind.rawValue, party.isCreator ? 1 : 0, paid[number], received[number],
                ])
            }
        }
        try insert("party_key", 4) { add in
            for (number, party) in parties.enumerated() {
                for (kind, keys) in [("name", party.names), ("account", party.accounts), ("handle", party.handles)] {
                    for (position, key) in keys.enumerated() { try add([number, kind, position, text(key)]) }
                }
            }
        }
        try writeMentions()
        try insert("former", 3, orIgnore: true) { add in
            for former in content.formerPartyIDs { try add([former.id, nil, Int(former.party.rawValue)]) }
            for (id, payment) in content.formerPaymentIDs { try add([id.description, payment, nil]) }
        }
        try writePartySearch(weights: zip(paid, received).map { $0 + $1 })
    }

    /// How records name each party, and why each was held to mean it.
    private func writeMentions() throws {
        var counts = [Int](repeating: 0, count: findings.parties.parties.count)
        try insert("mention", 8) { add in
            for (index, match) in findings.parties.matches.enumerated() {
                let party = Int(match.party.rawValue)
                guard counts[party] < Self.mostMentions else { continue }
                let mention = findings.mentions.mentions[index]
                let candidates = match.candidates.map { "\($0.party.rawValue):\(Probability.text($0.probability))" }
                try add([
                    party, counts[party], text(mention.name), text(mention.account), text(mention.handle), match.probability,
                    EvidenceText.of(match.evidence), candidates.joined(separator: " "),
                ])
                counts[party] += 1
            }
        }
    }

    /// Those who stand in a total first, then those with most payments.
    private func writePartySearch(weights: [Int]) throws {
        let parties = findings.parties.parties
        var inTotals = [Bool](repeating: false, count: parties.count)
        for total in content.aggregates.payers + content.aggregates.creators { inTotals[Int(total.party.rawValue)] = true }
        let order = parties.indices.sorted { left, right in
            if inTotals[left] != inTotals[right] { return inTotals[left] }
            return weights[left] != weights[right] ? weights[left] > weights[right] : left < right
        }
        try insert("party_rank", 2) { add in
            for (rank, party) in order.enumerated() { try add([rank + 1, party]) }
        }
        var folder = SearchWords()
        try insertWords("party_search") { add in
            for (rank, number) in order.enumerated() {
                let party = parties[number]
                let keys = party.names.prefix(50) + party.handles + party.accounts
                try add(rank + 1, folder.fold([party.name] + keys.map(text)))
            }
        }
    }
}
