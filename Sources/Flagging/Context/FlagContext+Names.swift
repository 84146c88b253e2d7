internal import PipelineModel

extension FlagContext {
    /// Whether a name written somewhere is a party's: the same words, or all words of the one, at least two, among those of the other. Case,
    /// diacritics, order and legal forms do not count.
    func namesAgree(_ name: String, _ party: PartyID) -> Bool {
        var keys = NameKeys()
        let wanted = Set(keys.words(name))
        guard !wanted.isEmpty else { return false }
        return ([self.party(party).name] + self.party(party).names.map { text($0) }).contains { other in
            let words = Set(keys.words(other))
            return !words.isEmpty
                && (words == wanted || (min(words.count, wanted.count) >= 2 && (words.isSubset(of: wanted) || wanted.isSubset(of: words))))
        }
    }

    /// Whether the name is the party's, or that of somebody who paid it before `day`: a sponsor's money often comes by way of an agency.
    func namesAgree(_ name: String, payerOrFunder party: PartyID, by day: Day) -> Bool {
        if namesAgree(name, party) { return true }
        let funders = Set(paidTo[party].lazy.filter { payment($0).day <= day }.map { payment($0).payer })
        return funders.contains { namesAgree(name, $0) }
    }

    /// Whether the name is a campaign's, or its beneficiary's.
    func namesAgree(_ name: String, _ campaign: Campaign) -> Bool {
        var keys = NameKeys()
        let wanted = keys.words(name)
        return !wanted.isEmpty && [campaign.id, campaign.name, campaign.beneficiary].contains { keys.words($0) == wanted }
    }
}
