import LedgerStore
import PipelineModel
import Reconciliation
import Resolution

/// Finds what an id means: those of this state, those of states before it, and hints where there is none.
struct SubjectFinder {
    let investigation: Investigation

    private var findings: Findings { investigation.findings }

    /// - Throws: ``Problem`` of kind `inputMissing` where the id means nothing, with the nearest ids.
    func find(_ id: String) throws -> ExplainedSubject {
        if let subject = try total(id) ?? link(id) ?? payment(id) ?? party(id) ?? posts(id) ?? place(id) ?? flags(id) { return subject }
        let hints = hints(id)
        throw Problem(
            .inputMissing, field: id, "nothing has or had this id",
            remedy: hints.isEmpty
                ? "ids are in the first columns of payments.csv, payers.csv and creators.csv"
                : "did you mean \(hints.joined(separator: ", "))?")
    }

    // MARK: Totals and links

    private func total(_ id: String) throws -> ExplainedSubject? {
        let campaigns = findings.configuration.campaigns
        if let campaign = campaigns.firstIndex(where: { $0.id == id }) { return .total(campaign: campaign, currency: nil) }
        let currencies = findings.configuration.reporting.currencies
        for (campaign, item) in campaigns.enumerated() where id.hasPrefix(item.id + "/") {
            let code = id.dropFirst(item.id.count + 1)
            guard let currency = currencies.firstIndex(where: { $0 == code.uppercased() }) else {
                throw Problem(
                    .inputMissing, field: id, "\(code) is no reporting currency",
                    remedy: "reporting.currencies has \(currencies.joined(separator: ", "))")
            }
            return .total(campaign: campaign, currency: currency)
        }
        return nil
    }

    /// `p-…/platform:content_id`, `p-…/content_id` or `p-…/campaign_id`.
    private func link(_ id: String) throws -> ExplainedSubject? {
        guard let slash = id.firstIndex(of: "/") else { return nil }
        let subject = try payment(String(id[..<slash]))
        guard case .payment(let payment, let now)? = subject else { return subject }
        let rest = String(id[id.index(after: slash)...])
        if let campaign = findings.configuration.campaigns.firstIndex(where: { $0.id == rest }) {
            return .link(payment: payment, campaign: campaign, content: nil, now: now)
        }
        let found = findings.contents.indices.first { index in
            let content = findings.contents[index]
            let name = findings.texts[content.id]
            return name == rest || findings.texts[content.platform] + ":" + name == rest
                || (!content.url.isEmpty && findings.texts[content.url] == rest)
        }
        return found.map { .link(payment: payment, campaign: nil, content: $0, now: now) }
    }

    // MARK: Payments

    private func payment(_ id: String) throws -> ExplainedSubject? {
        guard id.hasPrefix("p-") else { return nil }
        if let index = investigation.assembly.paymentIndex[id] {
            let own = findings.payments[index].id
            return .payment(index, now: own == id ? nil : own)
        }
        return try formerPayment(id)
    }

    /// An id from before the source was read differently: the record at the same place of the same drop says what it is now.
    private func formerPayment(_ id: String) throws -> ExplainedSubject? {
        guard let identity = UInt64(id.dropFirst(2), radix: 16), id.utf8.count == 18 else { return nil }
        if let withdrawal = investigation.assembly.withdrawals.firstIndex(where: { $0.identity.rawValue == identity }) {
            return .withdrawn([withdrawal])
        }
        let stored = try storedRecords(identity)
        let active = Dictionary(
            investigation.drops.enumerated().map { ([$1.source, $1.sha256], $0) }, uniquingKeysWith: { first, _ in first })
        for (drop, entry) in stored {
            guard let index = active[[drop.source, drop.sha256]] else { continue }
            var place = entry
            place.drop = UInt32(index)
            if let payment = investigation.assembly.payment(restingOn: place) {
                return .payment(payment, now: findings.payments[payment].id)
            }
            if let withdrawal = withdrawal(at: place) { return .withdrawn([withdrawal]) }
        }
        // A rule of today keeps the record out, or its source is gone from the configuration. The store forgets neither.
        guard let (drop, place) = stored.first else { return nil }
        let shown = "\(drop.name):\(place.line)"
        guard let index = active[[drop.source, drop.sha256]] else {
            return .gone(["it rested on \(shown), of the source “\(drop.source)”, which the configuration no longer has"], [])
        }
        let records = try PlaceFinder(investigation: investigation).records(at: place.offset, ofDrop: index)
        return .gone(["it rested on \(shown), which is evidence of no payment now"], records)
    }

    /// Where entries of this identity stand, in all drops that the store ever took in, however they were read.
    private func storedRecords(_ identity: UInt64) throws -> [(drop: StoredDrop, place: Place)] {
        try investigation.store.read { reader in
            try reader.drops().flatMap { drop in
                try reader.entries(ofDrop: drop.id, index: 0).filter { Self.identities($0).contains(identity) }.map { (drop, $0.place) }
            }
        }
    }

    /// The identities that an entry has by itself: its own, and that of one line among several of its transaction.
    private static func identities(_ entry: Entry) -> [UInt64] {
        [entry.identity.rawValue, entry.identity.combined(with: entry.content).rawValue]
    }

    /// The withdrawal of the record at `place`, or of the one that stands for it.
    private func withdrawal(at place: Place) -> Int? {
        let withdrawals = investigation.assembly.withdrawals
        guard !withdrawals.isEmpty else { return nil }
        let place = investigation.assembly.record(standingFor: place)
        return withdrawals.firstIndex { $0.place == place }
    }

    // MARK: Parties

    private func party(_ id: String) throws -> ExplainedSubject? {
        guard id.hasPrefix("n-") else { return nil }
        if let party = investigation.assembly.resolution.party(withID: id) {
            let own = findings.parties[party].id
            return .party(party, now: own == id ? nil : own)
        }
        return try formerParty(id)
    }

    /// An id whose name or account stood only on records that were corrected since: the party that the correction names in its place.
    private func formerParty(_ id: String) throws -> ExplainedSubject? {
        try investigation.store.read { reader in
            let texts = try reader.texts()
            let mentions = try reader.mentions()
            let matching = Set(
                mentions.mentions.indices.filter { Self.ids(of: mentions.mentions[$0], texts).contains(id) }.map { UInt32($0) })
            guard !matching.isEmpty else { return nil }
            var withdrawn: [Int] = []
            for (index, drop) in investigation.drops.enumerated() {
                for entry in try reader.entries(ofDrop: drop.id, index: index) {
                    let pays = matching.contains(entry.payer.rawValue)
                    guard pays || matching.contains(entry.payee.rawValue) else { continue }
                    guard let payment = investigation.assembly.payment(restingOn: entry.place) else {
                        if let withdrawal = withdrawal(at: entry.place), !withdrawn.contains(withdrawal) { withdrawn.append(withdrawal) }
                        continue
                    }
                    let party = pays ? findings.payments[payment].payer : findings.payments[payment].payee
                    return .party(party, now: findings.parties[party].id)
                }
            }
            if !withdrawn.isEmpty { return .withdrawn(withdrawn) }
            let names = matching.map { texts[mentions.mentions[Int($0)].name] }.filter { !$0.isEmpty }
            return .gone(["it was " + Set(names).sorted().joined(separator: ", ") + ", whom no record that counts names now"], [])
        }
    }

    private static func ids(of mention: Mention, _ texts: TextTable) -> [String] {
        var ids: [String] = []
        if !mention.handle.isEmpty { ids.append(PartyKey.id(forHandle: texts[mention.handle])) }
        if !mention.account.isEmpty { ids.append(PartyKey.id(forAccount: texts[mention.account])) }
        if !mention.name.isEmpty { ids.append(PartyKey.id(forName: texts[mention.name])) }
        return ids
    }

    // MARK: Posts and places

    /// `platform:id`, or a post's address; a post that two sources have is there twice.
    private func posts(_ id: String) -> ExplainedSubject? {
        guard id.contains(":") else { return nil }
        let found = findings.contents.indices.filter { index in
            let content = findings.contents[index]
            return findings.texts[content.platform] + ":" + findings.texts[content.id] == id
                || (!content.url.isEmpty && findings.texts[content.url] == id)
        }
        return found.isEmpty ? nil : .posts(found)
    }

    /// `file:line`.
    private func place(_ id: String) throws -> ExplainedSubject? {
        let found = try PlaceFinder(investigation: investigation).find(id)
        return found.isEmpty ? nil : .place(found)
    }

    // MARK: Flags

    /// `flag`, `flag/subject_id` or `flag/subject_id/campaign_id`, as the columns of flags.csv have them.
    private func flags(_ id: String) throws -> ExplainedSubject? {
        guard let first = id.split(separator: "/", maxSplits: 1).first, first.allSatisfy({ $0.isLowercase || $0 == "-" || $0.isNumber })
        else { return nil }
        let found = try investigation.flags().filter { flag in
            [flag.flag, "\(flag.flag)/\(flag.subjectID)", "\(flag.flag)/\(flag.subjectID)/\(flag.campaignID)"].contains(id)
        }
        return found.isEmpty ? nil : .flags(found)
    }

    // MARK: Hints

    /// Ids that start alike, or parties whose name has the words given; at most five.
    private func hints(_ id: String) -> [String] {
        let known = findings.payments.lazy.map(\.id) as any Sequence<String>
        var near: [String] = []
        if id.hasPrefix("p-"), id.utf8.count >= 5 {
            let start = id.prefix(while: { $0 != "/" }).prefix(6)
            for other in known where other.hasPrefix(start) { near.append(other) }
        } else if id.hasPrefix("n-"), id.utf8.count >= 5 {
            near = findings.parties.parties.map(\.id).filter { $0.hasPrefix(id.prefix(6)) }
        } else {
            let wanted = id.lowercased()
            near = findings.configuration.campaigns.map(\.id).filter { $0.lowercased().hasPrefix(wanted.prefix(4)) }
            if wanted.count >= 3 {
                near += findings.parties.parties.filter { party in
                    party.name.lowercased().contains(wanted) || party.handles.contains { findings.texts[$0].contains(wanted) }
                }.prefix(5).map { "\($0.id) (\($0.name))" }
            }
        }
        return Array(near.sorted().prefix(5))
    }
}
