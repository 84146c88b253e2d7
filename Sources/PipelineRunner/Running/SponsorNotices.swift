import Linking
import PipelineModel

/// What a person should know of the sponsors that campaigns list: whose name is nobody's, or of more than one.
struct SponsorNotices {
    let findings: Findings

    private static let mostShown = 5

    func notices(_ sponsors: [UnsettledSponsor]) -> [String] { sponsors.map(notice) }

    private func notice(_ sponsor: UnsettledSponsor) -> String {
        let start = "campaign “\(findings.configuration.campaigns[sponsor.campaign].id)”, sponsor “\(sponsor.name)”: "
        if sponsor.listed.isEmpty, sponsor.namesakes.isEmpty {
            return start + "no party of that name in the ledgers; check the spelling, or list an account, a handle or a party's id"
        }
        let remedy = "; list the id of the one that is meant"
        if sponsor.namesakes.isEmpty {
            return start + "\(sponsor.listed.count) parties bear the name, and all of them count: \(named(sponsor.listed))\(remedy)"
        }
        let others = sponsor.listed.isEmpty ? "\(sponsor.namesakes.count) parties fit about as well" : "others fit about as well"
        return start + "\(others), and do not count: \(named(sponsor.namesakes))\(remedy)"
    }

    private func named(_ parties: [PartyID]) -> String {
        let shown = parties.prefix(Self.mostShown).map { "\(findings.parties[$0].id) \(findings.parties[$0].name)" }
        return shown.joined(separator: ", ") + (parties.count > shown.count ? " and \(parties.count - shown.count) more" : "")
    }
}
