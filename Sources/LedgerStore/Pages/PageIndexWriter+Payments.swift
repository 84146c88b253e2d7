internal import GRDB
internal import PipelineModel

extension PageIndexWriter {
    func writePayments(_ currencies: [TextID: Int]) throws {
        var isLinked = [Bool](repeating: false, count: findings.payments.count)
        for link in findings.links { isLinked[link.payment] = true }
        let references = try writeTexts(isLinked)
        try insert("payment", 14) { add in
            for (number, payment) in findings.payments.enumerated() {
                let place = findings.entryPlaces[payment.entries[0]]
                try add([
                    number, PageIndex.number(ofPayment: payment.id), Int(payment.day.number), Int(payment.payer.rawValue),
                    Int(payment.payee.rawValue),
                    payment.amount.mantissa, Int(payment.amount.scale), currencies[payment.currency] ?? 0, isLinked[number] ? 0 : 1,
                    payment.references.first.flatMap { references[Int($0.rawValue)] == 0 ? nil : Int(references[Int($0.rawValue)]) },
                    Int(place.drop), Int(place.line), Int64(bitPattern: place.offset), Int(place.length),
                ])
            }
        }
        try insert("more_reference", 2, orIgnore: true) { add in
            for (number, payment) in findings.payments.enumerated() {
                for reference in payment.references.dropFirst() where !reference.isEmpty {
                    try add([Int(references[Int(reference.rawValue)]), number])
                }
            }
        }
        try writeDetails()
        try writeWitnesses()
    }

    /// What only some payments have: several entries, an executed amount, several references.
    private func writeDetails() throws {
        try insert("detail", 6) { add in
            for (number, payment) in findings.payments.enumerated()
            where payment.entries.count > 1 || !payment.executedCurrency.isEmpty || payment.references.count > 1 {
                let executed = text(payment.executedCurrency)
                try add([
                    number, executed.isEmpty ? "" : payment.executedAmount.plain(minimumDigits: content.minorUnits(executed)), executed,
                    payment.agreement.rawValue, EvidenceText.of(payment.evidence), payment.references.map(text).joined(separator: "\u{1E}"),
                ])
            }
        }
    }

    /// Entries beside the first, and the records that an entry stands for.
    private func writeWitnesses() throws {
        try insert("witness", 7) { add in
            for (number, payment) in findings.payments.enumerated() {
                var position = 0
                for (index, entry) in payment.entries.enumerated() {
                    let place = findings.entryPlaces[entry]
                    let others = content.retellings.isEmpty ? [] : content.retellings[place] ?? []
                    let own: [(place: Place, fate: String)] = index == 0 ? [] : [(place, "")]
                    for item in own + others.map({ ($0.place, $0.fate == .corrected ? "corrected" : "repeat") }) {
                        position += 1
                        try add([
                            number, position, Int(item.place.drop), Int(item.place.line), Int64(bitPattern: item.place.offset),
                            Int(item.place.length), item.fate,
                        ])
                    }
                }
            }
        }
    }

    /// Every reference in use and its number; those of payments with a link come first. 0 where a text is none.
    private func writeTexts(_ isLinked: [Bool]) throws -> [UInt32] {
        var numbers = [UInt32](repeating: 0, count: findings.texts.count)
        var next: UInt32 = 0
        var folder = SearchWords()
        let words = try db.makeStatement(sql: "INSERT INTO text_search (rowid, words) VALUES (?, ?)")
        try insert("text", 2) { add in
            for linked in [true, false] {
                for (index, payment) in findings.payments.enumerated() where isLinked[index] == linked {
                    for reference in payment.references where !reference.isEmpty && numbers[Int(reference.rawValue)] == 0 {
                        next += 1
                        numbers[Int(reference.rawValue)] = next
                        let text = text(reference)
                        try add([Int(next), text])
                        try words.execute(arguments: [Int(next), folder.fold([text])])
                    }
                }
            }
        }
        return numbers
    }
}
