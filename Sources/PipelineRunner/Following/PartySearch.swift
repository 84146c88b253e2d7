internal import Foundation
internal import PipelineModel
internal import Resolution

/// Finds the party that somebody means by an id, a name, a handle or an account number.
struct PartySearch {
    let investigation: Investigation

    private var findings: Findings { investigation.findings }

    /// An id, then what is written just so (but for case, diacritics and blanks), then the same words in another order or with another legal
    /// form, then all of the words among others: the first of these that anybody fits decides.
    ///
    /// - Throws: ``Problem`` of kind `usage` with the candidates where several parties fit, of kind `inputMissing` with the nearest names where
    ///   none does.
    func find(_ text: String) throws -> PartyID {
        if let party = investigation.assembly.resolution.party(withID: text) { return party }
        let wanted = Self.folded(text)
        let handle = wanted.hasPrefix("@") ? String(wanted.dropFirst()) : wanted
        let account = text.uppercased().filter { !$0.isWhitespace }
        let exact = parties { party in
            ([party.name] + party.names.map { findings.texts[$0] }).contains { Self.folded($0) == wanted }
                || party.accounts.contains { findings.texts[$0] == account }
                || party.handles.contains { id in
                    let full = findings.texts[id]
                    return full == handle || full.drop { $0 != ":" }.dropFirst() == handle
                }
        }
        if let party = try only(exact, text) { return party }
        var keys = NameKeys()
        let words = Set(keys.words(text))
        guard !words.isEmpty else { throw unknown(text, wanted) }
        let named = parties { party in names(of: party, &keys).contains(words) }
        if let party = try only(named, text) { return party }
        let partly = parties { party in names(of: party, &keys).contains { words.isSubset(of: $0) } }
        if let party = try only(partly, text) { return party }
        throw unknown(text, wanted)
    }

    private func parties(where fits: (Party) -> Bool) -> [PartyID] {
        findings.parties.parties.indices.filter { fits(findings.parties.parties[$0]) }.map { PartyID(rawValue: UInt32($0)) }
    }

    private func names(of party: Party, _ keys: inout NameKeys) -> [Set<String>] {
        var names = [Set(keys.words(party.name))]
        for name in party.names { names.append(Set(findings.texts.withBytes(of: name) { keys.words($0) })) }
        return names
    }

    private func only(_ found: [PartyID], _ text: String) throws -> PartyID? {
        guard found.count > 1 else { return found.first }
        throw Problem(
            .usage, field: text, "\(found.count) parties fit", remedy: PartyChoice.remedy(found, in: findings.parties, findings.texts))
    }

    private func unknown(_ text: String, _ wanted: String) -> Problem {
        let near = findings.parties.parties.map { (name: $0.name, distance: Self.folded($0.name).editDistance(to: wanted)) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
        return Problem(
            .inputMissing, field: text, "no party has this id, name, handle or account",
            remedy: near.isEmpty ? "ids are in payers.csv and creators.csv" : "the nearest names are \(near.joined(separator: ", "))")
    }

    private static func folded(_ text: String) -> String {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
