internal import PipelineModel

extension FlagContext {
    /// The payments that a disclosure may be about, by id: to its creator within `days` of it, by the sponsor that it names, by somebody whom
    /// that sponsor paid, or for the campaign that it names as sponsor; by anybody where it names none. Where payments are held to have
    /// bought the very post that it is on, those alone.
    func payments(of disclosure: Disclosure, within days: Int) -> [Int] {
        guard let creator = findings.parties.owners[disclosure.handle] else { return [] }
        let sponsor = text(disclosure.sponsor)
        let links = linksTo[creator] ?? []
        let onPost = links.filter { buys(findings.links[$0], disclosure) }.map { findings.links[$0].payment }
        let near = Set(links.map { findings.links[$0].payment } + paidTo[creator].map { Int($0) }).filter { index in
            let payment = findings.payments[index]
            return abs(payment.day - disclosure.day) <= days && payment.amount > .zero
        }
        let campaigns = Dictionary(grouping: links, by: { findings.links[$0].payment })
        let byPayer = near.filter { index in
            let payment = findings.payments[index]
            return sponsor.isEmpty || namesAgree(sponsor, payerOrFunder: payment.payer, by: payment.day)
                || (campaigns[index] ?? []).contains { link in
                    findings.links[link].campaigns.contains { namesAgree(sponsor, self.campaigns[$0.campaign]) }
                }
        }
        let precise = byPayer.intersection(onPost)
        return (precise.isEmpty ? byPayer : precise).sorted { findings.payments[$0].number < findings.payments[$1].number }
    }

    private func buys(_ link: PaymentLink, _ disclosure: Disclosure) -> Bool {
        guard !disclosure.contentID.isEmpty || !disclosure.contentURL.isEmpty else { return false }
        return link.campaigns.contains { share in
            share.posts.contains { post in
                let content = findings.contents[post.content]
                return post.grade >= .probable && content.platform == disclosure.platform
                    && ((!disclosure.contentID.isEmpty && content.id == disclosure.contentID)
                        || (!disclosure.contentURL.isEmpty && content.url == disclosure.contentURL))
            }
        }
    }

    func evidence(of disclosure: Disclosure) -> [String] {
        [place(disclosure.place)] + (disclosure.contentID.isEmpty ? [] : [text(disclosure.platform) + ":" + text(disclosure.contentID)])
    }
}
