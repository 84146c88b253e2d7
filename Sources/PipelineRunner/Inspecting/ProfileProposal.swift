import Normalisation
import PipelineModel
import Profiles

/// Proposes a built-in profile for a file whose first rows tell one, or names the nearest.
struct ProfileProposal {
    let rows: HeadRows
    let header: [String]
    let columnCount: Int

    /// What `general` becomes: with the profile in place of the columns that were sought by name and value. What those found out of the
    /// lines before the header, such as the account's holder, stays.
    func refine(_ general: SourceProposal) -> SourceProposal {
        guard let (profile, match) = BuiltInProfiles.match(FileHead(rows.cells)) else { return unknown(general) }
        guard let kind = profile.kind else {
            var proposal = SourceProposal()
            proposal.target = .rates
            proposal.profile = profile.id
            return proposal
        }
        var proposal = SourceProposal()
        proposal.target = .source(kind)
        proposal.profile = profile.id
        proposal.currencies = general.currencies
        proposal.unknownUnits = general.unknownUnits
        proposal.columns = columns(of: profile, match.layout)
        guard let plain = try? profile.plainSource(layout: match.layout) else { return general }
        for group in profile.unanswered(by: plain) {
            let before = proposal.constants.count
            if group.contains(["holder"]) {
                let preamble = rows.cells.prefix(match.row ?? 0).joined().map(\.trimmingBlanks).filter { !$0.isEmpty }
                Proposer(columns: [], header: [], fileName: "", preamble: preamble).addHolder(to: &proposal)
            }
            if proposal.constants.count == before { proposal.missing.append(ProfileCheck.question(group)) }
        }
        if plain.columns["currency"] == nil, let currency = plain.constants["currency"], kind == .ledger, profile.asksForHolder {
            let named = PreambleCurrency.code(in: rows.cells.prefix(match.row ?? 0), CurrencyRegistry())
            proposal.notes.append(
                named.map { "the currency is \($0), after the lines before the header" }
                    ?? "the currency is taken to be \(currency): set constants.currency for an account in another")
        }
        return proposal
    }

    private func unknown(_ general: SourceProposal) -> SourceProposal {
        guard general.target != .rates, !header.isEmpty else { return general }
        var proposal = general
        proposal.nearest = BuiltInProfiles.nearest(to: header).map { ($0.profile.id, $0.missing) }
        return proposal
    }

    /// The plain columns of a profile's mapping.
    private func columns(of profile: Profile, _ layout: Profile.Layout) -> [(field: String, column: Int)] {
        guard let plain = try? profile.plainSource(layout: layout), let kind = profile.kind else { return [] }
        let narrowed = plain.narrowed(
            to: header, columnCount: columnCount, keeping: SourceConfiguration(id: "", kind: kind, path: ""))
        func column(_ selector: SourceConfiguration.ColumnSelector) -> Int? {
            switch selector {
            case .header(let name): header.firstIndex { HeaderFold.matches($0, name) }
            case .position(let position): position - 1
            case .joined(let several): several.lazy.compactMap(column).first
            case .first(let parts): parts.lazy.compactMap { column($0.column) }.first
            }
        }
        var taken: Set<Int> = []
        return kind.fields.compactMap { field in
            guard let column = narrowed.columns[field].flatMap(column), taken.insert(column).inserted else { return nil }
            return (field, column)
        }
    }
}
