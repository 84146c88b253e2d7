internal import LedgerStore
internal import PipelineModel

/// Everything behind a payment, party, post, place, link, flag or total, to the source line: `payola explain`.
public struct Explainer {
    let investigation: Investigation
    let sources: SourceLines

    /// - Throws: ``Problem`` where there is no store, or nothing was published yet.
    public init(options: RunOptions, observer: any RunObserver = SilentObserver()) throws {
        investigation = try Investigation.open(options, observer: observer)
        sources = SourceLines(investigation)
    }

    /// - Throws: ``Problem`` of kind `inputMissing` where the id means nothing and never did.
    public func explain(_ id: String) throws -> Explanation {
        var page = Explanation(notes: investigation.notes)
        let subject = try SubjectFinder(investigation: investigation).find(id)
        switch subject {
        case .payment(let payment, let now):
            say(now, of: id, &page)
            explainPayment(payment, &page)
        case .link(let payment, let campaign, let content, let now):
            say(now, of: id, &page)
            explainLink(payment, campaign, content, &page)
        case .party(let party, let now):
            say(now, of: id, &page)
            explainParty(party, &page)
        case .gone(let lines, let records):
            page.add("\(id) was published and is no more")
            for line in lines { page.add(line, 1) }
            for record in records { explainPlace(record, &page) }
        case .posts(let posts):
            for post in posts { explainPost(post, &page) }
        case .place(let records):
            for record in records { explainPlace(record, &page) }
        case .withdrawn(let withdrawals):
            page.add("\(id) has no payment any more: a later file gives its transaction on a record that is excluded")
            for withdrawal in withdrawals { explainWithdrawal(investigation.assembly.withdrawals[withdrawal], &page) }
        case .flags(let flags):
            for flag in flags { explainFlag(flag, &page) }
        case .total(let campaign, let currency):
            for index in findings.configuration.reporting.currencies.indices where currency.map({ $0 == index }) ?? true {
                explainTotal(campaign, index, &page)
            }
        }
        return page
    }

    private func say(_ now: String?, of id: String, _ page: inout Explanation) {
        if let now { page.add("\(id) is now \(now)") }
    }

    // MARK: What all pages share

    var findings: Findings { investigation.findings }
    var conversion: ReferenceConversion { investigation.inputs.conversion }
    var registry: CurrencyRegistry { conversion.registry }

    func text(_ id: TextID) -> String { findings.texts[id] }

    func money(_ amount: ExactDecimal, _ currency: TextID) -> String {
        amount.plain(minimumDigits: registry.minorUnits(of: text(currency))) + " " + text(currency)
    }

    func money(_ minorUnits: Int128, _ currency: Currency) -> String {
        ExactDecimal.plain(minorUnits, scale: currency.minorUnits) + " " + currency.code
    }

    func named(_ party: PartyID) -> String {
        let party = findings.parties[party]
        return "\(party.name.isEmpty ? "an unnamed party" : party.name) (\(party.id))"
    }

    func name(ofContent index: Int) -> String {
        let content = findings.contents[index]
        return text(content.platform) + ":" + text(content.id)
    }

    func link(of payment: Int) -> PaymentLink? { findings.links.first { $0.payment == payment } }

    /// A record with its text, or why the text is not to be had.
    func add(record place: Place, _ what: String = "", _ level: Int, _ page: inout Explanation) {
        let shown = findings.drops[Int(place.drop)].place(line: place.line)
        page.add(shown + (what.isEmpty ? "" : "  " + what), level)
        if let text = sources.text(at: place) { page.add(text, level + 1) }
        if let remark = sources.remark(drop: Int(place.drop)) { page.add("(" + remark + ")", level + 1) }
    }
}
