import PipelineModel

/// The rows of `payments.csv`, of which there may be millions. An object, since every use of a value would count references to all that it holds.
final class PaymentRows: Sendable {
    private let lines: [PaymentLine]
    private let payments: [Payment]
    private let links: [PaymentLink]
    private let parties: [Party]
    private let texts: TextTable
    private let entryPlaces: [Place]
    private let files: [String]
    private let campaigns: [String]
    private let minorUnits: [TextID: Int]

    init(_ report: Report, lines: [PaymentLine], minorUnits: (String) -> Int) {
        self.lines = lines
        let findings = report.findings
        payments = findings.payments
        links = findings.links
        parties = findings.parties.parties
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

    /// All cells of the row of the line with this number.
    func write(_ number: Int, to writer: inout CSVWriter) {
        let payment = payments[lines[number].payment]
        writer.pieces { $0.append(payment.number) }
        writer.text(payment.day.iso)
        writeParty(payment.payer, to: &writer)
        writeParty(payment.payee, to: &writer)
        if let link = lines[number].link {
            writeCreator(links[link], to: &writer)
        } else {
            writer.empty(2)
        }
        writer.number(payment.amount.plain(minimumDigits: minorUnits[payment.currency] ?? 2))
        writer.text(payment.currency, in: texts)
        writeReporting(lines[number].reporting, to: &writer)
        if let link = lines[number].link {
            writeLink(links[link], payment, to: &writer)
        } else {
            writer.empty(3)
            writer.pieces { $0.append(payment.evidence) }
            writer.empty(1)
        }
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
    }

    private func writeParty(_ id: PartyID, to writer: inout CSVWriter) {
        writer.text(parties[Int(id.rawValue)].id)
        writer.text(parties[Int(id.rawValue)].name)
    }

    private func writeCreator(_ link: PaymentLink, to writer: inout CSVWriter) {
        writer.text(link.creator.map { parties[Int($0.rawValue)].id } ?? "")
        writer.text(link.handle, in: texts)
    }

    private func writeReporting(_ conversion: Conversion?, to writer: inout CSVWriter) {
        guard let conversion else { return writer.empty(4) }
        writer.number(conversion.amount.description)
        writer.text(conversion.currency.code)
        writer.number(conversion.rate)
        writer.text(conversion.rateDay?.iso ?? "")
    }

    /// Campaigns, grade, probability, evidence, disclosed.
    private func writeLink(_ link: PaymentLink, _ payment: Payment, to writer: inout CSVWriter) {
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
}
