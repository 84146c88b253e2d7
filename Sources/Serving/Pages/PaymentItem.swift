import LedgerStore
import PipelineModel

/// A payment in a list.
struct PaymentItem {
    let number: Int
    let id: String
    let day: Day
    /// As paid, a plain decimal.
    let amount: ExactDecimal
    let plain: String
    let code: String
    let payerID, payer, payeeID, payee: String
    /// Whether it reached a creator or a campaign.
    let isLinked: Bool

    init(_ row: PageRow) {
        number = row.int("number")
        id = PageIndex.id(ofPayment: row.int("id"))
        day = Day(number: Int32(truncatingIfNeeded: row.int("day")))
        amount = ExactDecimal(mantissa: Int64(row.int("mantissa")), scale: UInt8(clamping: row.int("scale")))
        code = row.text("code")
        plain = amount.plain(minimumDigits: row.int("minor"))
        payerID = row.text("payer_id")
        payer = row.text("payer_name")
        payeeID = row.text("payee_id")
        payee = row.text("payee_name")
        isLinked = row.int("linked") == 0
    }

    /// The day, which leads to the payment.
    var dayLink: HTML { "<a href=\"\(Link.payment(id))\"><span class=\"day\">\(day.iso)</span><code class=\"id\">\(id)</code></a>" }
    var from: HTML { Parts.party(payerID, payer) }
    var to: HTML { Parts.party(payeeID, payee) }
    var money: HTML { Parts.money(plain, code) }
}

extension PageRow {
    /// A place in a drop; the prefix tells columns of joined tables apart.
    var place: Place {
        Place(
            drop: UInt32(clamping: int("drop")), line: UInt32(clamping: int("line")),
            offset: UInt64(bitPattern: Int64(int("offset"))), length: UInt32(clamping: int("length")))
    }
}
