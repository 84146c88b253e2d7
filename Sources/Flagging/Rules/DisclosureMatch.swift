internal import PipelineModel

extension FlagContext {
    /// The payments to a disclosure's creator within `days` of it, by a payer whose name agrees with the sponsor where one is named.
    func payments(of disclosure: Disclosure, within days: Int) -> [Int] {
        guard let creator = findings.parties.owners[disclosure.handle] else { return [] }
        let sponsor = text(disclosure.sponsor)
        let candidates = (linksTo[creator] ?? []).map { findings.links[$0].payment } + (paidTo[creator] ?? [])
        return Set(candidates).filter { index in
            let payment = findings.payments[index]
            return abs(payment.day - disclosure.day) <= days && payment.amount > .zero
                && (sponsor.isEmpty || namesAgree(sponsor, payment.payer))
        }.sorted { findings.payments[$0].number < findings.payments[$1].number }
    }

    func evidence(of disclosure: Disclosure) -> [String] {
        [place(disclosure.place)] + (disclosure.contentID.isEmpty ? [] : [text(disclosure.platform) + ":" + text(disclosure.contentID)])
    }
}
