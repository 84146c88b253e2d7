/// How one source writes its ledger.
struct Layout: Sendable {
    enum Shape: Sendable {
        /// Payer and payee are columns.
        case twoParty
        /// One account's statement: the sign tells who paid.
        case signed
        /// One account's statement with a column for each direction.
        case debitCredit
        /// A platform's payouts: the payee is a handle.
        case payouts
    }

    var shape: Shape
    var delimiter: Character
    var isWindows1250 = false
    var newline = "\n"
    var date = "yyyy-MM-dd"
    var decimal = "."
    var grouping = ""
    var preamble: [String] = []
    var hasIDs = true
    /// Columns for what was executed in the payee's currency.
    var hasExecuted = false
    /// Whether pipeline.json tells the layout, or leaves it to be detected.
    var isTold: Bool

    /// The columns' headers by our field's name, in order.
    var columns: [(field: String, header: String)] {
        var result: [(String, String)] = hasIDs ? [("id", "Referinta")] : []
        switch shape {
        case .twoParty:
            result += [
                ("date", "Data"), ("payer", "Plătitor"), ("payer_account", "Cont plătitor"), ("payee", "Beneficiar"),
                ("payee_account", "Cont beneficiar"),
            ]
            result += [("amount", "Suma"), ("currency", "Moneda"), ("reference", "Detalii")]
            if hasExecuted { result += [("executed_amount", "Suma decontată"), ("executed_currency", "Moneda decontării")] }
        case .signed:
            result += [
                ("date", "Data"), ("counterparty", "Contrapartida"), ("counterparty_account", "IBAN"), ("amount", "Suma"),
                ("currency", "Valuta"), ("reference", "Explicatii"),
            ]
            if hasExecuted { result += [("executed_amount", "Suma in valuta"), ("executed_currency", "Valuta executata")] }
        case .debitCredit:
            result += [
                ("date", "Data"), ("counterparty", "Contrapartida"), ("counterparty_account", "IBAN"), ("debit", "Debit"),
                ("credit", "Credit"), ("currency", "Valuta"),
            ]
            result += [("reference", "Explicatii")]
        case .payouts:
            result += [
                ("date", "paid_at"), ("payer", "sponsor"), ("payee_handle", "creator"), ("amount", "amount"), ("currency", "currency"),
                ("reference", "note"),
            ]
        }
        return result
    }

    func money(_ minor: Int64) -> String {
        let digits = String(minor.magnitude / 100)
        var whole = ""
        for (place, digit) in digits.enumerated() {
            if place > 0 && (digits.count - place).isMultiple(of: 3) { whole += grouping }
            whole.append(digit)
        }
        return (minor < 0 ? "-" : "") + whole + decimal + WorldDay.two(Int(minor.magnitude % 100))
    }

    /// A field as it stands in the file.
    func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == delimiter || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    static func statement(_ random: inout SplitMix64) -> Layout {
        let shape: Shape = random.chance(0.5) ? .signed : .debitCredit
        if random.chance(0.6) {
            return Layout(
                shape: shape, delimiter: ";", isWindows1250: true, newline: "\r\n", date: "dd.MM.yyyy", decimal: ",", grouping: ".",
                preamble: ["EXTRAS DE CONT", "perioada 01.09.2024 - 15.12.2024"], hasExecuted: random.chance(0.5) && shape == .signed,
                isTold: true
            )
        }
        return Layout(shape: shape, delimiter: ",", hasIDs: random.chance(0.8), isTold: false)
    }

    static func books(_ random: inout SplitMix64) -> Layout {
        switch random.below(3) {
        case 0: Layout(shape: .twoParty, delimiter: "\t", hasIDs: random.chance(0.7), hasExecuted: true, isTold: false)
        case 1:
            Layout(shape: .twoParty, delimiter: ";", date: "dd.MM.yyyy", decimal: ",", grouping: random.pick(["", ".", " "]), isTold: true)
        default: Layout(shape: .twoParty, delimiter: ",", hasIDs: random.chance(0.8), hasExecuted: random.chance(0.6), isTold: false)
        }
    }

    static func payouts(_ random: inout SplitMix64) -> Layout {
        Layout(shape: .payouts, delimiter: random.pick([",", ",", "\t"]), isTold: false)
    }
}
