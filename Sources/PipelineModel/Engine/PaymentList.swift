/// Payments as a worker needs them: without the evidence that joined their entries.
public struct PaymentList: Portable {
    public var payments: [Payment]

    public init(_ payments: some Sequence<Payment>) { self.payments = Array(payments) }

    private struct Plain: BitwiseCopyable {
        var number: PaymentID
        var amount: ExactDecimal
        var currency: TextID
        var platform: TextID
        var day: Day
        var payer: PartyID
        var payee: PartyID
        var payerMention: MentionID
        var payeeMention: MentionID
        var reference: TextID
        var entry: Int
        var isPlain: Bool
    }

    public func write(to bytes: inout ByteWriter) {
        let plain = payments.map { payment in
            Plain(
                number: payment.number, amount: payment.amount, currency: payment.currency, platform: payment.platform, day: payment.day,
                payer: payment.payer, payee: payment.payee, payerMention: payment.payerMention, payeeMention: payment.payeeMention,
                reference: payment.references.first ?? .empty, entry: payment.entries.first ?? 0,
                isPlain: payment.references.count <= 1 && payment.entries.count == 1 && payment.executedCurrency.isEmpty)
        }
        bytes.write(items: plain)
        for (payment, plain) in zip(payments, plain) where !plain.isPlain {
            bytes.write(items: Array(payment.references))
            bytes.write(items: Array(payment.entries))
            bytes.write(item: payment.executedAmount)
            bytes.write(item: payment.executedCurrency)
        }
    }

    public init(from bytes: inout ByteReader) throws {
        payments = []
        var rest: [Int] = []
        for plain in try bytes.items(Plain.self) {
            guard plain.entry >= 0, plain.entry <= UInt32.max else { throw TransferDamage("a payment has no entry") }
            payments.append(
                Payment(
                    number: plain.number, day: plain.day, payer: plain.payer, payee: plain.payee, payerMention: plain.payerMention,
                    payeeMention: plain.payeeMention, amount: plain.amount, currency: plain.currency, platform: plain.platform,
                    reference: plain.reference, entry: plain.entry))
            if !plain.isPlain { rest.append(payments.count - 1) }
        }
        for index in rest {
            payments[index].references = ShortList(try bytes.items(TextID.self))
            payments[index].entries = ShortList(try bytes.items(Int.self))
            payments[index].executedAmount = try bytes.item()
            payments[index].executedCurrency = try bytes.item()
        }
    }
}
