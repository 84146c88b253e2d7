internal import PipelineModel
internal import Resolution

extension Explainer {
    func explainParty(_ id: PartyID, _ page: inout Explanation) {
        let party = findings.parties[id]
        page.add("party \(party.id)")
        page.add("\(party.name)\(party.kind == .unknown ? "" : ", a \(party.kind.rawValue)")\(party.isCreator ? ", a creator" : "")", 1)
        for (what, texts) in [("names", party.names), ("accounts", party.accounts), ("handles", party.handles)] where !texts.isEmpty {
            page.add("\(what): " + texts.prefix(20).map(text).joined(separator: "; ") + (texts.count > 20 ? "; and \(texts.count - 20) more" : ""), 1)
        }
        let former = investigation.assembly.resolution.aliases(of: id).dropFirst()
        if !former.isEmpty { page.add("also known by the ids \(former.prefix(20).joined(separator: " "))", 1) }
        explainMentions(id, &page)
        for account in findings.accounts where findings.parties.owners[account.handle] == id { add(record: account.place, "account list", 1, &page) }
        explainDealings(id, &page)
    }

    /// How records name the party, and why each was held to mean it.
    private func explainMentions(_ id: PartyID, _ page: inout Explanation) {
        let own = findings.mentions.mentions.indices.filter { findings.parties.matches[$0].party == id }
        let shown = own.map { index -> (name: String, match: PartyMatch) in
            let mention = findings.mentions.mentions[index]
            let parts = [mention.name, mention.account, mention.handle].filter { !$0.isEmpty }.map(text)
            return (parts.joined(separator: ", "), findings.parties.matches[index])
        }.sorted { $0.name < $1.name }
        guard !shown.isEmpty else { return }
        page.add("mentions in ledgers", 1)
        for item in shown.prefix(40) {
            page.add(item.name.isEmpty ? "(nobody named)" : item.name, 2)
            page.add(waterfall: item.match.evidence, to: item.match.probability, 3, closing: "")
            for candidate in item.match.candidates { page.add("or \(named(candidate.party)): \(Probability.text(candidate.probability))", 3) }
        }
        if shown.count > 40 { page.add("and \(shown.count - 40) more", 2) }
    }

    private func explainDealings(_ id: PartyID, _ page: inout Explanation) {
        for total in investigation.aggregates.payers.filter({ $0.party == id }).sorted(by: precedes) { add(total, "paid", &page) }
        for total in investigation.aggregates.creators.filter({ $0.party == id }).sorted(by: precedes) { add(total, "got", &page) }
        let own = findings.payments.indices.filter { findings.payments[$0].payer == id || findings.payments[$0].payee == id }
        guard !own.isEmpty else { return }
        page.add("\(own.count) payments", 1)
        for index in own.prefix(50) {
            let payment = findings.payments[index]
            let paid = payment.payer == id
            page.add("\(payment.id)  \(payment.day.iso)  \(money(payment.amount, payment.currency))  \(paid ? "to" : "from") \(named(paid ? payment.payee : payment.payer))", 2)
        }
        if own.count > 50 { page.add("and \(own.count - 50) more", 2) }
    }

    private func add(_ total: PartyTotal, _ verb: String, _ page: inout Explanation) {
        let campaign = findings.configuration.campaigns[total.campaign].id
        page.add("\(verb) \(money(total.amounts.total, total.currency)) for \(campaign) in \(total.payments) payments, and perhaps \(money(total.amounts.possible, total.currency)) more", 1)
    }

    private func precedes(_ left: PartyTotal, _ right: PartyTotal) -> Bool {
        let campaigns = findings.configuration.campaigns
        return (campaigns[left.campaign].id, left.currency.code) < (campaigns[right.campaign].id, right.currency.code)
    }
}
