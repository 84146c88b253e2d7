internal import PipelineModel

/// The finding of candidate links: which payments may have reached a creator, whom, and for which campaigns. Each part takes a range of the
/// payments; what all payments teach (who pays creators, how such payments are worded) is known before.
struct CandidateFinding: PartStage {
    private let builder: CaseBuilder
    private let ranges: [Range<Int>]

    /// Payments looked at by one worker before it takes more.
    private static let partSize = 32_768

    init(_ builder: CaseBuilder) {
        self.builder = builder
        ranges = Workers.parts(of: builder.claims.payments.indices, size: Self.partSize)
    }

    struct Output: PartOutput {
        var payments: Int
        /// Their options and words are numbered within the part; neither payers nor currencies have numbers yet.
        var cases: [Case] = []
        var options: [Option] = []
        var words: [UInt64] = []
        /// The payments that reached no creator.
        var others: [Int32] = []

        var tally: PartTally { PartTally(rows: payments, control: cases.reduce(0) { $0 &+ $1.cents } &+ Int64(others.count)) }
    }

    static let name = "candidates"
    var partCount: Int { ranges.count }
    func rows(ofPart part: Int) -> Int? { ranges[part].count }
    func label(ofPart part: Int) -> String { "payments \(ranges[part].lowerBound) to \(ranges[part].upperBound - 1)" }
    func run(_ part: Int) -> Output { builder.candidates(ranges[part]) }
}

extension CandidateFinding {
    func writeContext(to bytes: inout ByteWriter) {
        let context = builder.claims.context
        bytes.write(list: context.campaigns)
        bytes.write(item: context.settings)
        bytes.write(context.parties)
        bytes.write(context.texts)
        bytes.write(items: context.content.contents)
        bytes.write(items: builder.claims.disclosures.byCreator.flatMap { $0.map(\.disclosure) })
        bytes.write(builder.amounts.rates)
        bytes.write(items: builder.learntOfPayments.lastPaid)
        bytes.write(builder.learntOfPayments.payees)
    }

    func write(part: Int, to bytes: inout ByteWriter) {
        let range = ranges[part]
        bytes.write(range.lowerBound)
        bytes.write(PaymentList(builder.claims.payments[range]))
        let accepted = range.filter { !builder.decisions.accepted($0).isEmpty }
        bytes.write(accepted.count)
        for payment in accepted {
            bytes.write(payment - range.lowerBound)
            bytes.write(items: builder.decisions.accepted(payment))
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
        let disclosures = DisclosureIndex(try bytes.items(Disclosure.self), content: content, parties: parties, texts: texts)
        let references = ReferenceReader(texts: texts, marks: marks, content: content, parties: parties)
        let rates = try bytes.value(RateTable.self)
        let learnt = (lastPaid: try bytes.items(Int32.self), payees: try bytes.value(PayeeContext.self))
        return { bytes in
            let first = try bytes.number()
            let payments = try bytes.value(PaymentList.self).payments
            var accepted: [Int: [Int]] = [:]
            for _ in 0..<(try bytes.count()) {
                let payment = try bytes.number()
                accepted[payment] = try bytes.items()
            }
            var builder = CaseBuilder(
                claims: ClaimBuilder(context: context, disclosures: disclosures, payments: payments), references: references,
                amounts: ComparableAmounts(payments, rates: rates, texts: texts), decisions: DecisionBook(accepted: accepted))
            builder.learntOfPayments = learnt
            var output = builder.candidates(payments.indices)
            for index in output.cases.indices { output.cases[index].payment += Int32(first) }
            for index in output.others.indices { output.others[index] += Int32(first) }
            return output
        }
    }
}

extension CandidateFinding.Output: Portable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(payments)
        bytes.write(cases.count)
        for item in cases {
            bytes.write(item.options)
            bytes.write(item.words)
            bytes.write(item: item.payment)
            bytes.write(items: [item.cents, Int64(item.day)])
            bytes.write(items: [item.nobody, item.ceiling])
            bytes.write(items: [item.isUpstream, item.teaches, item.hasOneCreator, item.isNamed])
            bytes.write(item: item.wording)
        }
        bytes.write(items: options)
        bytes.write(items: words)
        bytes.write(items: others)
    }

    init(from bytes: inout ByteReader) throws {
        payments = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let (options, words) = (try bytes.range(within: 0..<Int.max), try bytes.range(within: 0..<Int.max))
            let payment: Int32 = try bytes.item()
            let (amounts, odds) = (try bytes.items(Int64.self), try bytes.items(Double.self))
            let flags = try bytes.items(Bool.self)
            guard amounts.count == 2, odds.count == 2, flags.count == 4 else { throw TransferDamage("a case is not whole") }
            cases.append(
                Case(
                    payment: payment, payer: -1, options: options, isUpstream: flags[0], teaches: flags[1], cents: amounts[0],
                    nobody: odds[0], ceiling: odds[1], hasOneCreator: flags[2], isNamed: flags[3], words: words,
                    wording: try bytes.item(), day: Int32(truncatingIfNeeded: amounts[1])))
        }
        options = try bytes.items()
        words = try bytes.items()
        others = try bytes.items()
    }
}
