internal import PipelineModel

/// The finding of candidate links: which payments may have reached a creator, whom, and for which campaigns. Each part takes a range of the
/// payments; what all payments teach (who pays creators, how such payments are worded) is known before.
struct CandidateFinding: SlicedStage {
    private let creators: CreatorCases

    /// Payments looked at by one worker before it takes more.
    let partSize = 32_768

    init(_ creators: CreatorCases) { self.creators = creators }

    struct Output: PartOutput {
        var payments = 0
        /// Their options, currencies and slots are numbered within the part.
        var cases: [Case] = []
        var options: [Option] = []
        /// By slot the number of the payer, and below it in 32 bits that of the campaign.
        var pairs: [UInt64] = []
        /// By the number of a currency that of its text.
        var currencies: [UInt64] = []
        /// The payments that reached no creator, and may be passed on to one or name a campaign.
        var others: [Int32] = []

        var tally: PartTally { PartTally(rows: payments, control: cases.reduce(0) { $0 &+ $1.cents } &+ Int64(others.count)) }
    }

    static let name = "candidates"
    static let itemName = "payments"
    var itemCount: Int { creators.claims.payments.count }
    func run(_ part: Int) -> Output { Self.candidates(creators, range(part)) }

    static func candidates(_ creators: CreatorCases, _ range: Range<Int>) -> Output {
        var creators = creators
        let context = creators.claims.context
        var others: [Int32] = []
        for some in Workers.parts(of: range, size: CreatorCases.touchedAtOnce) {
            creators.touch(some)
            for payment in some where !creators.add(payment, context) && creators.mayConcernCampaign(payment) {
                others.append(Int32(payment))
            }
        }
        return Output(
            payments: range.count, cases: creators.cases, options: creators.options, pairs: creators.slots.pairs,
            currencies: creators.currencies.keys, others: others)
    }
}

extension CandidateFinding {
    func writeContext(to bytes: inout ByteWriter) {
        let context = creators.claims.context
        bytes.write(list: context.campaigns)
        bytes.write(item: context.settings)
        bytes.write(context.parties)
        bytes.write(context.texts)
        bytes.write(items: context.content.contents)
        bytes.write(items: creators.claims.disclosures.disclosures)
        bytes.write(creators.amounts.rates)
        creators.intermediaries.write(to: &bytes)
        bytes.write(creators.payees)
        bytes.write(creators.owners)
    }

    func write(part: Int, to bytes: inout ByteWriter) {
        let range = range(part)
        bytes.write(range.lowerBound)
        bytes.write(PaymentList(creators.claims.payments[range]))
        let accepted = range.filter { !creators.decisions.accepted($0).isEmpty }
        bytes.write(accepted.count)
        for payment in accepted {
            bytes.write(payment - range.lowerBound)
            bytes.write(items: creators.decisions.accepted(payment))
        }
    }

    static func worker(context bytes: inout ByteReader) throws -> PartWorker {
        let campaigns = try bytes.list(Campaign.self)
        let settings: PipelineConfiguration.LinkSettings = try bytes.item()
        let (parties, texts) = (try bytes.value(PartyTable.self), try bytes.value(TextTable.self))
        let marks = CampaignMarks(campaigns)
        let content = ContentIndex(
            try bytes.items(Content.self), parties: parties, texts: texts, campaigns: campaigns, marks: marks, settings: settings,
            workers: Workers(1))
        let context = LinkContext(
            campaigns: campaigns, settings: settings, content: content, parties: parties, texts: texts,
            sponsors: SponsorIndex(campaigns, parties: parties, texts: texts))
        let disclosures = DisclosureIndex(
            try bytes.items(Disclosure.self), content: content, parties: parties, texts: texts, workers: Workers(1))
        let reader = ReferenceReader(texts: texts, marks: marks, content: content, parties: parties)
        let rates = try bytes.value(RateTable.self)
        let intermediaries = try Intermediaries(from: &bytes, content: content)
        let payees = try bytes.value(PayeeContext.self)
        let owners = try bytes.value(PayeeOwners.self)
        var claims = ClaimBuilder(context: context, disclosures: disclosures, payments: [])
        claims.readNames(of: intermediaries.payers)
        let template = claims
        let creatorPayees = CreatorPayees(context)
        return { bytes in
            let first = try bytes.number()
            let payments = try bytes.value(PaymentList.self).payments
            var accepted: [Int: [Int]] = [:]
            for _ in 0..<(try bytes.count()) {
                let payment = try bytes.number()
                accepted[payment] = try bytes.items()
            }
            var claims = template
            claims.payments = payments
            let creators = CreatorCases(
                claims: claims,
                references: ReferenceTable(reader, payments, workers: Workers(1)) {
                    creatorPayees.contain(payments[$0].payee, as: payments[$0].payeeMention)
                },
                creatorPayees: creatorPayees, payees: payees, owners: owners, intermediaries: intermediaries,
                amounts: ComparableAmounts(payments, rates: rates, texts: texts), decisions: DecisionBook(accepted: accepted))
            var output = candidates(creators, payments.indices)
            for index in output.cases.indices { output.cases[index].payment += Int32(first) }
            for index in output.others.indices { output.others[index] += Int32(first) }
            return output
        }
    }
}

extension CandidateFinding.Output: Portable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(payments)
        bytes.write(items: cases)
        bytes.write(items: options)
        bytes.write(items: pairs)
        bytes.write(items: currencies)
        bytes.write(items: others)
    }

    init(from bytes: inout ByteReader) throws {
        payments = try bytes.number()
        cases = try bytes.items()
        options = try bytes.items()
        pairs = try bytes.items()
        currencies = try bytes.items()
        others = try bytes.items()
    }
}
