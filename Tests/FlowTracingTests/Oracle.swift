import PipelineModel

@testable import FlowTracing

/// Slow, obviously right tracing: every unit is a coin that remembers its way, or every share is an exact fraction.
enum Oracle {
    /// FIFO and LIFO with coins in a row: coins arrive at the end and leave from the front or from the end, in that order.
    static func coins(_ transfers: [Transfer], _ method: FlowMethod) -> [[[Int32]: Int128]] {
        var rows: [Int32: [[Int32]]] = [:]
        return transfers.map { transfer in
            var paid: [[Int32]] = []
            for _ in 0..<Int(transfer.debit) {
                if rows[transfer.payer, default: []].isEmpty {
                    paid.append([transfer.payer])
                } else {
                    let coin = method == .fifo ? rows[transfer.payer]!.removeFirst() : rows[transfer.payer]!.removeLast()
                    paid.append(coin + [transfer.payer])
                }
            }
            rows[transfer.payee, default: []] += paid
            return paid.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
    }

    /// Pro-rata with fractions: every payment takes the same fraction of each way's money, without any rounding.
    static func fractions(_ transfers: [Transfer]) -> [[[Int32]: Fraction]] {
        var accounts: [Int32: [[Int32]: Fraction]] = [:]
        return transfers.map { transfer in
            var account = accounts[transfer.payer] ?? [:]
            let debit = Fraction(transfer.debit)
            let held = account.values.reduce(Fraction(0), +)
            var paid: [[Int32]: Fraction] = [:]
            let taken = held < debit ? held : debit
            if held > Fraction(0) {
                for (way, amount) in account {
                    let share = amount * taken / held
                    paid[way + [transfer.payer]] = share
                    account[way] = amount - share
                }
            }
            if held < debit { paid[[transfer.payer]] = debit - held }
            accounts[transfer.payer] = account
            for (way, amount) in paid {
                accounts[transfer.payee, default: [:]][way, default: Fraction(0)] = (accounts[transfer.payee]?[way] ?? Fraction(0)) + amount
            }
            return paid
        }
    }
}

/// A fraction in lowest terms. It traps where it overflows, so that a test cannot pass by accident.
struct Fraction: Comparable {
    var top: Int128
    var bottom: Int128

    init(_ top: Int128, _ bottom: Int128 = 1) {
        var (a, b) = (abs(top), bottom)
        while b != 0 { (a, b) = (b, a % b) }
        self.top = a == 0 ? 0 : top / a
        self.bottom = a == 0 ? 1 : bottom / a
    }

    static func + (l: Fraction, r: Fraction) -> Fraction { Fraction(l.top * r.bottom + r.top * l.bottom, l.bottom * r.bottom) }
    static func - (l: Fraction, r: Fraction) -> Fraction { l + Fraction(-r.top, r.bottom) }
    static func * (l: Fraction, r: Fraction) -> Fraction {
        let (a, b) = (Fraction(l.top, r.bottom), Fraction(r.top, l.bottom))
        return Fraction(a.top * b.top, a.bottom * b.bottom)
    }
    static func / (l: Fraction, r: Fraction) -> Fraction { l * (r.top < 0 ? Fraction(-r.bottom, -r.top) : Fraction(r.bottom, r.top)) }
    static func < (l: Fraction, r: Fraction) -> Bool { (l - r).top < 0 }
}
