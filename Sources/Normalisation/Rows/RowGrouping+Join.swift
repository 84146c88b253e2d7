internal import PipelineModel

extension RowGrouping {
    /// One side of an exchange.
    private struct Leg {
        var row: Int
        var amount: ExactDecimal
        var currency: String
        var isFee = false
        var time: Moment?
    }

    /// Joins the rows of exchanges; what is no exchange of two currencies stays as it is, each row an entry.
    func join(_ rows: inout [Row], _ batch: RecordBatch, _ columns: JoinColumns) {
        var legs: [Int: Leg] = [:]
        for index in rows.indices where rows[index].problem == .none && rows[index].fate == nil {
            let record = rows[index].record
            let written = columns.amount.text(record, of: batch)
            if rows[index].amount.isEmpty { rows[index].amount = written }
            let type = columns.column.text(record, of: batch)
            let isFee = columns.join.fees.contains(type)
            guard isFee || columns.join.among.contains(type), let amount = value(written) else { continue }
            legs[index] = Leg(
                row: index, amount: amount, currency: columns.currency.text(record, of: batch), isFee: isFee,
                time: columns.time.flatMap { time($0.text(record, of: batch)) })
        }
        switch columns.join.key {
        case .reference: joinByReference(&rows, batch, columns, legs)
        case .same: joinAlike(&rows, batch, columns, legs)
        }
    }

    // MARK: By reference

    private func joinByReference(_ rows: inout [Row], _ batch: RecordBatch, _ columns: JoinColumns, _ legs: [Int: Leg]) {
        guard let reference = columns.reference, let id = columns.id, !legs.isEmpty else { return }
        var payments: [String: Int] = [:]
        for index in rows.indices where legs[index] == nil && rows[index].problem == .none && rows[index].fate == nil {
            let id = id.text(rows[index].record, of: batch)
            if !id.isEmpty, payments[id] == nil { payments[id] = index }
        }
        var byPayment: [Int: [Leg]] = [:]
        for leg in legs.values.sorted(by: { $0.row < $1.row }) {
            let named = reference.text(rows[leg.row].record, of: batch)
            guard let payment = payments[named] else {
                rows[leg.row].fate = .alone
                continue
            }
            rows[leg.row].fate = .joined
            byPayment[payment, default: []].append(leg)
        }
        for (payment, legs) in byPayment {
            let currency = columns.currency.text(rows[payment].record, of: batch)
            let others = legs.filter { $0.currency != currency }
            guard let other = others.first?.currency, others.allSatisfy({ $0.currency == other }), let sum = sum(others) else { continue }
            rows[payment].executedAmount = written(sum.magnitude)
            rows[payment].executedCurrency = other
        }
    }

    // MARK: By the same columns

    private func joinAlike(_ rows: inout [Row], _ batch: RecordBatch, _ columns: JoinColumns, _ legs: [Int: Leg]) {
        var byKey: [[String]: [Leg]] = [:]
        for leg in legs.values.sorted(by: { $0.row < $1.row }) {
            let key = columns.same.map { $0.text(rows[leg.row].record, of: batch) }
            guard !key.allSatisfy(\.isEmpty), columns.time == nil || leg.time != nil else { continue }
            byKey[key, default: []].append(leg)
        }
        for legs in byKey.values {
            for exchange in split(legs, within: columns.join.seconds) { joinExchange(&rows, exchange) }
        }
    }

    /// Cuts `legs` where the time goes on by more than `seconds` from the first of a part.
    private func split(_ legs: [Leg], within seconds: Int) -> [[Leg]] {
        guard legs.contains(where: { $0.time != nil }) else { return [legs] }
        func second(_ leg: Leg) -> Int { leg.time.map { Int($0.day.number) * 86_400 + Int(max(0, $0.second)) } ?? 0 }
        var parts: [[Leg]] = []
        for leg in legs.sorted(by: { (second($0), $0.row) < (second($1), $1.row) }) {
            if let first = parts.last?.first, second(leg) - second(first) <= seconds {
                parts[parts.count - 1].append(leg)
            } else {
                parts.append([leg])
            }
        }
        return parts
    }

    /// The first row that gave something becomes the entry, if one currency was given and one other got.
    private func joinExchange(_ rows: inout [Row], _ legs: [Leg]) {
        let given = legs.filter { !$0.isFee && $0.amount.isNegative }
        let got = legs.filter { !$0.isFee && !$0.amount.isNegative && !$0.amount.isZero }
        guard let anchor = given.map(\.row).min(), let paid = given.first?.currency, let received = got.first?.currency,
            paid != received, given.allSatisfy({ $0.currency == paid }), got.allSatisfy({ $0.currency == received }),
            let amount = sum(given), let executed = sum(got)
        else { return }
        rows[anchor].amount = written(amount)
        rows[anchor].executedAmount = written(executed)
        rows[anchor].executedCurrency = received
        for leg in legs where leg.row != anchor { rows[leg.row].fate = leg.isFee ? .fee : .joined }
    }

    // MARK: Values

    private func value(_ text: String) -> ExactDecimal? {
        var text = text
        return text.withUTF8 { try? AmountParser(format: format).read($0).value }
    }

    private func time(_ text: String) -> Moment? {
        var text = text
        return text.withUTF8 { try? DateParser(format: .order(.yearMonthDay)).read($0) }
    }

    private func written(_ amount: ExactDecimal) -> String {
        let text = amount.description
        return format.decimalSeparator == 0x2C ? text.replacing(".", with: ",") : text
    }

    private func sum(_ legs: [Leg]) -> ExactDecimal? {
        let scale = legs.map { Int($0.amount.scale) }.max() ?? 0
        var total: Int128 = 0
        for leg in legs {
            let (part, isTooLarge) = Int128(leg.amount.mantissa).multipliedReportingOverflow(
                by: ExactDecimal.powerOfTen(scale - Int(leg.amount.scale)))
            let (sum, overflows) = total.addingReportingOverflow(part)
            guard !isTooLarge, !overflows else { return nil }
            total = sum
        }
        guard let mantissa = Int64(exactly: total), mantissa.magnitude < 1_000_000_000_000_000_000 else { return nil }
        return ExactDecimal(mantissa: mantissa, scale: UInt8(scale))
    }
}
