public import PipelineModel

extension ColumnFormats: Portable {
    public func write(to bytes: inout ByteWriter) {
        bytes.write(dates.count)
        for (field, format) in dates.sorted(by: { $0.key < $1.key }) {
            bytes.write(field)
            switch format {
            case .order(let order):
                bytes.write(true)
                bytes.write(order.rawValue)
            case .pattern(let pattern):
                bytes.write(false)
                bytes.write(pattern.text)
            }
        }
        bytes.write(amounts.count)
        for (field, format) in amounts.sorted(by: { $0.key < $1.key }) {
            bytes.write(field)
            bytes.write(Int(format.decimalSeparator))
            bytes.write(Int(format.grouping.rawValue))
        }
        bytes.write(datePatterns.count)
        for (field, pattern) in datePatterns.sorted(by: { $0.key < $1.key }) {
            bytes.write(field)
            bytes.write(pattern)
        }
        bytes.write(isSettled)
    }

    public init(from bytes: inout ByteReader) throws {
        for _ in 0..<(try bytes.count()) {
            let field = try bytes.text()
            if try bytes.flag() {
                guard let order = DateOrder(rawValue: try bytes.text()) else { throw TransferDamage("dates are in no order") }
                dates[field] = .order(order)
            } else {
                dates[field] = .pattern(try DatePattern(try bytes.text()))
            }
        }
        for _ in 0..<(try bytes.count()) {
            let field = try bytes.text()
            amounts[field] = AmountFormat(
                decimalSeparator: UInt8(truncatingIfNeeded: try bytes.number()),
                grouping: .init(rawValue: UInt8(truncatingIfNeeded: try bytes.number())))
        }
        for _ in 0..<(try bytes.count()) {
            let field = try bytes.text()
            datePatterns[field] = try bytes.text()
        }
        isSettled = try bytes.flag()
    }
}
