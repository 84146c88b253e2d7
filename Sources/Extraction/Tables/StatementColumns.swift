internal import PipelineModel

/// The columns that bank statements are decoded to. A debit is money that the holder paid; a negative one takes an earlier debit back, and
/// a negative credit an earlier credit.
enum StatementColumns {
    private static let common = [
        "booking_date", "value_date", "debit", "credit", "currency", "holder_account", "counterparty", "counterparty_account",
    ]

    static let mt940 = common + ["reference", "customer_reference", "bank_reference", "type"]
    static let camt053 =
        common + ["reference", "end_to_end_id", "bank_reference", "type", "holder", "status", "executed_amount", "executed_currency"]
}

/// One entry of a statement.
struct StatementEntry {
    var bookingDate = ""
    var valueDate = ""
    /// As written, without a sign.
    var amount = ExactDecimal.zero
    var isCredit = false
    /// Whether it takes an earlier entry of the other direction back.
    var isReversal = false
    var currency = ""
    var holder = ""
    var holderAccount = ""
    var counterparty = ""
    var counterpartyAccount = ""
    var reference = ""
    var endToEndID = ""
    var bankReference = ""
    var status = ""
    var type = ""
    var executedAmount = ""
    var executedCurrency = ""

    /// What it adds to the balance.
    var signed: ExactDecimal { isCredit ? amount : amount.negated }

    /// The values of ``StatementColumns/camt053``, with which those of ``StatementColumns/mt940`` begin.
    var cells: [String] {
        // A credit that takes a debit back is a negative debit.
        let isDebit = isCredit == isReversal
        let text = DecimalCell.unambiguous((isReversal ? amount.negated : amount).description)
        return [
            bookingDate, valueDate, isDebit ? text : "", isDebit ? "" : text, currency, holderAccount, counterparty, counterpartyAccount,
            reference, endToEndID, bankReference, type, holder, status, executedAmount, executedCurrency,
        ]
    }
}

/// Whether the entries of a statement lead from its opening to its closing balance.
struct BalanceCheck {
    private var sum: (mantissa: Int128, scale: Int) = (0, 0)

    mutating func add(_ amount: ExactDecimal) {
        let scale = max(sum.scale, Int(amount.scale))
        let own = sum.mantissa * ExactDecimal.powerOfTen(scale - sum.scale)
        sum = (own &+ Int128(amount.mantissa) * ExactDecimal.powerOfTen(scale - Int(amount.scale)), scale)
    }

    /// The sum so far as a plain decimal with `digits` digits or more.
    var text: String { ExactDecimal.plain(sum.mantissa, scale: sum.scale) }

    func equals(_ amount: ExactDecimal) -> Bool {
        var difference = self
        difference.add(amount.negated)
        return difference.sum.mantissa == 0
    }
}
