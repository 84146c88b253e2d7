internal import PipelineModel

/// Parties among which somebody has to choose, in words.
enum PartyChoice {
    private static let most = 8

    static func remedy(_ parties: [PartyID], in table: PartyTable, _ texts: TextTable) -> String {
        let shown = parties.prefix(most).map { id in
            let party = table[id]
            let marks = (party.handles + party.accounts).prefix(1).map { texts[$0] }
            return ([party.id, party.name] + marks).joined(separator: " ")
        }
        let more = parties.count > shown.count ? "; and \(parties.count - shown.count) more" : ""
        return "give the id of the one that you mean: " + shown.joined(separator: "; ") + more
    }
}
