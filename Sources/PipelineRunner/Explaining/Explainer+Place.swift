internal import LedgerStore
internal import PipelineModel

extension Explainer {
    func explainPlace(_ record: RecordAtPlace, _ page: inout Explanation) {
        let drop = findings.drops[Int(record.place.drop)]
        let source = findings.configuration.sources[drop.source]
        page.add("place \(findings.text(of: record.place))")
        page.add("a record of the source “\(source.id)” (\(source.kind.rawValue)), in the drop with SHA-256 \(drop.sha256)", 1)
        if let text = sources.text(at: record.place) { page.add(text, 1) }
        if let remark = sources.remark(drop: Int(record.place.drop)) { page.add("(" + remark + ")", 1) }
        switch record.fate {
        case .unused(.rejected, let reject):
            page.add("rejected: " + (reject.field.isEmpty ? "" : reject.field + ": ") + reject.reason, 1)
            if !reject.value.isEmpty { page.add("the value is “\(reject.value)”", 2) }
        case .unused(.excluded, _): page.add("excluded: " + reasons(ofDrop: Int(record.place.drop)), 1)
        case .unused(.blank, _): page.add("blank: every field is empty", 1)
        case .read(let fate):
            explain(fate, of: record.place, &page)
            explainWhatItBecame(record.place, source.kind, &page)
        }
    }

    /// Why records of a drop were excluded: the rules are counted per drop, not kept per record.
    private func reasons(ofDrop drop: Int) -> String {
        let counts = investigation.drops[drop].summary.excludedByReason.sorted { $0.key < $1.key }
        let reasons = counts.map { $0.key.isEmpty ? "by a rule of the source" : $0.key }
        return reasons.count == 1
            ? reasons[0] : "by a rule of the source; those that met in this drop are: " + reasons.joined(separator: "; ")
    }

    private func explain(_ fate: EntryFate, of place: Place, _ page: inout Explanation) {
        let stands = investigation.assembly.record(standingFor: place)
        let other = stands == place ? "another" : findings.text(of: stands)
        switch fate {
        case .entry: break
        case .repeat: page.add("a repeat: the same record was delivered again, and \(other) stands for it", 1)
        case .withdrawn: page.add("withdrawn: a later file gives it under the same id on a record that is excluded", 1)
        case .corrected: page.add("corrected: \(other) says otherwise under the same id, and stands for it", 1)
        }
    }

    private func explainWhatItBecame(_ place: Place, _ kind: SourceKind, _ page: inout Explanation) {
        switch kind {
        case .ledger:
            guard let payment = investigation.assembly.payment(restingOn: place) else { return }
            page.add("evidence of the payment " + summary(ofPayment: payment), 1)
        case .content:
            for index in findings.contents.indices where findings.contents[index].place == place {
                let post = findings.contents[index]
                page.add("the post \(name(ofContent: index))  \(post.postedAt.iso)  by \(text(post.handle))", 1)
            }
        case .account:
            for account in findings.accounts where account.place == place { page.add("the account " + owned(account.handle), 1) }
        case .disclosure:
            for disclosure in findings.disclosures where disclosure.place == place {
                let sponsor = disclosure.sponsor.isEmpty ? "" : " that \(text(disclosure.sponsor)) paid"
                page.add("a disclosure\(sponsor), \(disclosure.day.iso), by \(owned(disclosure.handle))", 1)
            }
        case .declaration: page.add("a declaration of what a campaign says it spent: declarations.csv compares it", 1)
        case .adspend: page.add("a spend on advertisements: adspend.csv has it", 1)
        case .watchlist: page.add("a name of a watch list: the flag watch-list tells where it is met", 1)
        }
    }

    private func owned(_ handle: TextID) -> String {
        text(handle) + (findings.parties.owners[handle].map { ", the handle of \(named($0))" } ?? "")
    }
}
