import PipelineModel

/// The rows of `payments.csv`, of which there may be millions.
struct PaymentRows: Sendable {
    private let lines: [PaymentLine]
    private let payments: [Payment]
    private let links: [PaymentLink]
    /// Id and name of each party.
    private let parties: PreparedCells
    /// The id of each party.
    private let ids: PreparedCells
    private let texts: TextTable
    private let entryPlaces: [Place]
    private let files: [String]
    private let campaigns: [String]
    private let minorUnits: [TextID: Int]
    /// The reporting currency.
    private let currency: String

    init(_ report: Report, minorUnits: (String) -> Int, writer: CSVWriter) {
        lines = report.aggregates.payments
        currency = report.configuration.reporting.currencies[0]
        let findings = report.findings
        payments = findings.payments
        links = findings.links
        let parties = findings.parties.parties
        self.parties = writer.prepared(parties.count) { party, writer in
            writer.text(parties[party].id)
            writer.text(parties[party].name)
        }
        ids = writer.prepared(parties.count) { party, writer in writer.text(parties[party].id) }
        texts = findings.texts
        entryPlaces = findings.entryPlaces
        files = findings.drops.map(\.placeName)
        campaigns = findings.configuration.campaigns.map(\.id)
        var units: [TextID: Int] = [:]
        for line in lines {
            let currency = findings.payments[line.payment].currency
            if units[currency] == nil { units[currency] = minorUnits(findings.texts[currency]) }
        }
        self.minorUnits = units
    }

    /// The rows of the lines with these numbers. Lists are looked into where they stand: two cores that count references to the same list at every
    /// use wait for each other.
    func write(_ numbers: ArraySlice<UInt32>, to writer: inout CSVWriter) {
        let (lines, payments, links) = (lines.span, payments.span, links.span)
        for (place, number) in zip(numbers.indices, numbers) {
            let number = Int(number)
            if (place - numbers.startIndex).isMultiple(of: Self.window) { touch(numbers[place...].prefix(Self.window)) }
            let (payment, link) = (lines[number].payment, lines[number].link)
            startRow(payment, payments, to: &writer)
            if let link { writeCreator(link, links, to: &writer) } else { writer.empty(2) }
            write(payments[payment].amount, payments[payment].currency, to: &writer)
            writeReporting(lines[number].reporting, to: &writer)
            if let link { writeCampaigns(link, links, to: &writer) } else { writer.empty(3) }
            writeEvidence(payment, payments, link, links, to: &writer)
            if let link { writer.text(links[link].disclosed ? "yes" : "no") } else { writer.empty(1) }
            endRow(payment, payments, to: &writer)
        }
    }

    /// So many rows are looked at ahead of writing them.
    private static let window = 64

    /// Reads what these rows begin with. They stand in the order of hashes, so that nothing is where the row before was: here nothing stands between
    /// one read and the next, and the processor waits for many of them at once.
    ///
    /// - Returns: Something of what was read. It is not inlined, so that a caller who makes no use of it does not lose the reading.
    @inline(never)
    @discardableResult
    private func touch(_ numbers: ArraySlice<UInt32>) -> Int {
        let (lines, payments, links) = (lines.span, payments.span, links.span)
        var sum = 0
        for number in numbers { sum &+= lines[Int(number)].payment }
        for number in numbers {
            sum &+= Int(payments[lines[Int(number)].payment].payer.rawValue)
            if let link = lines[Int(number)].link { sum &+= Int(links[link].handle.rawValue) }
        }
        for number in numbers {
            let payment = lines[Int(number)].payment
            sum &+= Int(entryPlaces[payments[payment].entries[0]].line)
            sum &+= parties.range(Int(payments[payment].payer.rawValue)).lowerBound
            sum &+= parties.range(Int(payments[payment].payee.rawValue)).lowerBound
        }
        for number in numbers {
            let payment = lines[Int(number)].payment
            for party in [payments[payment].payer, payments[payment].payee] { sum &+= parties.firstByte(Int(party.rawValue)) }
        }
        return sum
    }

    /// Id, day and parties.
    private func startRow(_ payment: Int, _ payments: Span<Payment>, to writer: inout CSVWriter) {
        var id = writer.beginPieces()
        id.append(payments[payment].number)
        writer.end(&id)
        writer.text(payments[payment].day.iso)
        writer.cells(Int(payments[payment].payer.rawValue), of: parties)
        writer.cells(Int(payments[payment].payee.rawValue), of: parties)
    }

    /// Whom the money reached.
    private func writeCreator(_ link: Int, _ links: Span<PaymentLink>, to writer: inout CSVWriter) {
        if let creator = links[link].creator { writer.cells(Int(creator.rawValue), of: ids) } else { writer.empty(1) }
        writer.text(links[link].handle, in: texts)
    }

    private func write(_ amount: ExactDecimal, _ currency: TextID, to writer: inout CSVWriter) {
        writer.number(amount.plain(minimumDigits: minorUnits[currency] ?? 2))
        writer.text(currency, in: texts)
    }

    private func writeReporting(_ reporting: PaymentLine.Reporting?, to writer: inout CSVWriter) {
        guard let reporting else { return writer.empty(4) }
        writer.number(reporting.amount.description)
        writer.text(currency)
        writer.number(reporting.rate)
        writer.text(reporting.rateDay?.iso ?? "")
    }

    /// Campaigns, and the best one's grade and probability.
    private func writeCampaigns(_ link: Int, _ links: Span<PaymentLink>, to writer: inout CSVWriter) {
        guard let best = links[link].campaigns.first else { return writer.empty(3) }
        var ids = writer.beginPieces()
        for share in links[link].campaigns {
            ids.separate()
            ids.append(campaigns[share.campaign])
        }
        writer.end(&ids)
        writer.text(best.grade.rawValue)
        writer.number(Probability.text(best.probability))
    }

    private func writeEvidence(
        _ payment: Int, _ payments: Span<Payment>, _ link: Int?, _ links: Span<PaymentLink>, to writer: inout CSVWriter
    ) {
        var evidence = writer.beginPieces()
        evidence.append(payments[payment].evidence)
        if let link {
            evidence.append(links[link].creatorEvidence)
            if let best = links[link].campaigns.first { evidence.append(best.evidence) }
        }
        writer.end(&evidence)
    }

    /// Entries, where they were read, and whether they agree.
    private func endRow(_ payment: Int, _ payments: Span<Payment>, to writer: inout CSVWriter) {
        let entries = payments[payment].entries
        writer.number(entries.count)
        var places = writer.beginPieces()
        for entry in entries {
            let place = entryPlaces[entry]
            places.separate()
            places.append(files[Int(place.drop)])
            places.append(":")
            places.append(Int(place.line))
        }
        writer.end(&places)
        writer.text(payments[payment].agreement.rawValue)
        writer.endLine()
    }
}
