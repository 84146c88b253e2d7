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

    init(_ report: Report, lines: [PaymentLine], minorUnits: (String) -> Int, writer: CSVWriter) {
        self.lines = lines
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
    func write(_ numbers: Range<Int>, to writer: inout CSVWriter) {
        let (lines, payments, links) = (lines.span, payments.span, links.span)
        for number in numbers {
            let link = lines[number].link
            startRow(payments[lines[number].payment], to: &writer)
            if let link { write(links[link], to: &writer) } else { writer.empty(2) }
            write(payments[lines[number].payment].amount, payments[lines[number].payment].currency, to: &writer)
            writeReporting(lines[number].reporting, to: &writer)
            if let link {
                write(links[link], payments[lines[number].payment], to: &writer)
            } else {
                writer.empty(3)
                writer.pieces { $0.append(payments[lines[number].payment].evidence) }
                writer.empty(1)
            }
            endRow(payments[lines[number].payment], to: &writer)
        }
    }

    /// Id, day and parties.
    private func startRow(_ payment: Payment, to writer: inout CSVWriter) {
        writer.pieces { $0.append(payment.number) }
        writer.text(payment.day.iso)
        writer.cells(Int(payment.payer.rawValue), of: parties)
        writer.cells(Int(payment.payee.rawValue), of: parties)
    }

    /// Whom the money reached.
    private func write(_ link: PaymentLink, to writer: inout CSVWriter) {
        if let creator = link.creator { writer.cells(Int(creator.rawValue), of: ids) } else { writer.empty(1) }
        writer.text(link.handle, in: texts)
    }

    private func write(_ amount: ExactDecimal, _ currency: TextID, to writer: inout CSVWriter) {
        writer.number(amount.plain(minimumDigits: minorUnits[currency] ?? 2))
        writer.text(currency, in: texts)
    }

    private func writeReporting(_ conversion: Conversion?, to writer: inout CSVWriter) {
        guard let conversion else { return writer.empty(4) }
        writer.number(conversion.amount.description)
        writer.text(conversion.currency.code)
        writer.number(conversion.rate)
        writer.text(conversion.rateDay?.iso ?? "")
    }

    /// Campaigns, grade, probability, evidence, disclosed.
    private func write(_ link: PaymentLink, _ payment: Payment, to writer: inout CSVWriter) {
        let best = link.campaigns.first
        writer.pieces { cell in
            for share in link.campaigns {
                cell.separate()
                cell.append(campaigns[share.campaign])
            }
        }
        writer.text(best?.grade.rawValue ?? "")
        writer.number(best.map { Probability.text($0.probability) })
        writer.pieces { cell in
            cell.append(payment.evidence)
            cell.append(link.creatorEvidence)
            if let best { cell.append(best.evidence) }
        }
        writer.text(link.disclosed ? "yes" : "no")
    }

    /// Entries, where they were read, and whether they agree.
    private func endRow(_ payment: Payment, to writer: inout CSVWriter) {
        writer.number(payment.entries.count)
        writer.pieces { cell in
            for entry in payment.entries {
                let place = entryPlaces[entry]
                cell.separate()
                cell.append(files[Int(place.drop)])
                cell.append(":")
                cell.append(Int(place.line))
            }
        }
        writer.text(payment.agreement.rawValue)
        writer.endLine()
    }
}
