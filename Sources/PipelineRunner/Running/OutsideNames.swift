import PipelineModel

/// The names that a run is told of outside its ledgers, and whose parties resolution looks for.
enum OutsideNames {
    /// Those of listed sponsors, of disclosures and of watch lists, each once.
    static func of(_ findings: Findings) -> TextTable {
        var names = TextTable()
        for campaign in findings.configuration.campaigns {
            for sponsor in campaign.sponsors { _ = names.intern(sponsor) }
        }
        var isTaken = [Bool](repeating: false, count: findings.texts.count)
        for disclosure in findings.disclosures where !isTaken[Int(disclosure.sponsor.rawValue)] {
            isTaken[Int(disclosure.sponsor.rawValue)] = true
            findings.texts.withBytes(of: disclosure.sponsor) { _ = names.intern($0) }
        }
        for entry in findings.watchlist {
            for name in [entry.name] + entry.aliases { _ = names.intern(name) }
        }
        return names
    }
}
